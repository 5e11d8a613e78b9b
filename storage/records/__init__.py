"""What crosses the door of the store: frozen records, never rows."""

from storage.records.articles import (
    NewArticle,
    NearRecord,
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
from storage.records.pages import (
    DocumentRecord,
    LoadMark,
    NewDocument,
    PageFetch,
    PageState,
    RecordPlace,
    RightsRecord,
    ShownText,
)
from storage.records.removal import KEEP_ALL, HeldArticle, Keep, LeavingArticle, OtherPublication, OtherText

__all__ = [
    "KEEP_ALL",
    "ArticleState",
    "ComparedText",
    "CrawledSource",
    "DocumentRecord",
    "FurnitureRecord",
    "HeldArticle",
    "Keep",
    "KnownArticle",
    "KnownText",
    "LeavingArticle",
    "LinkRecord",
    "LoadMark",
    "NewArticle",
    "NewDocument",
    "NewFurniture",
    "NewLink",
    "ObservedArticle",
    "OtherPublication",
    "OtherText",
    "PageFetch",
    "PageState",
    "NearRecord",
    "PublicationRecord",
    "RecordPlace",
    "RelatedLink",
    "RevisionRecord",
    "RightsRecord",
    "ShownArticle",
    "ShownText",
    "SightingRecord",
    "StoredArticle",
    "Why",
]
