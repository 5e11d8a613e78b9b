"""What crosses the door of the store: frozen records, never rows."""

from storage.records.articles import (
    NewArticle,
    PublicationRecord,
    RelatedLink,
    RevisionRecord,
    SightingRecord,
    StoredArticle,
)
from storage.records.furniture import FurnitureRecord, NewFurniture, ShownArticle
from storage.records.known import ArticleState, ComparedText, KnownArticle, KnownText
from storage.records.links import LinkRecord, NewLink, Why
from storage.records.observed import CrawledSource, ObservedArticle
from storage.records.pages import DocumentRecord, NewDocument, PageFetch, PageState

__all__ = [
    "ArticleState",
    "ComparedText",
    "CrawledSource",
    "DocumentRecord",
    "FurnitureRecord",
    "KnownArticle",
    "KnownText",
    "LinkRecord",
    "NewArticle",
    "NewDocument",
    "NewFurniture",
    "NewLink",
    "ObservedArticle",
    "PageFetch",
    "PageState",
    "PublicationRecord",
    "RelatedLink",
    "RevisionRecord",
    "ShownArticle",
    "SightingRecord",
    "StoredArticle",
    "Why",
]
