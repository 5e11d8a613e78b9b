"""What crosses the door of the store: frozen records, never rows."""

from storage.records.articles import (
    NearRecord,
    NewArticle,
    PublicationRecord,
    RelatedLink,
    RevisionRecord,
    SightingRecord,
    StoredArticle,
)
from storage.records.furniture import FurnitureRecord, NewFurniture, ShownArticle, Trial
from storage.records.known import ArticleState, ComparedText, KnownArticle, KnownText
from storage.records.links import LinkRecord, NewLink, Why
from storage.records.listing import ALL, HIGHEST, ArticleFilter, ArticlePage, Cursor, Order
from storage.records.observed import CrawledSource, ObservedArticle
from storage.records.pages import (
    DocumentRecord,
    LoadMark,
    NewDocument,
    PageBody,
    PageFetch,
    PageState,
    RecordPlace,
    RightsRecord,
    ShownText,
)
from storage.records.removal import KEEP_ALL, HeldArticle, Keep, LeavingArticle, OtherPublication, OtherText
from storage.records.search import IndexedWords, WantedPhrase, WantedWords, WordedArticle

__all__ = [
    "ALL",
    "HIGHEST",
    "KEEP_ALL",
    "ArticleFilter",
    "ArticlePage",
    "ArticleState",
    "ComparedText",
    "CrawledSource",
    "Cursor",
    "DocumentRecord",
    "FurnitureRecord",
    "HeldArticle",
    "IndexedWords",
    "Keep",
    "KnownArticle",
    "KnownText",
    "LeavingArticle",
    "LinkRecord",
    "LoadMark",
    "NearRecord",
    "NewArticle",
    "NewDocument",
    "NewFurniture",
    "NewLink",
    "ObservedArticle",
    "Order",
    "OtherPublication",
    "OtherText",
    "PageBody",
    "PageFetch",
    "PageState",
    "PublicationRecord",
    "RecordPlace",
    "RelatedLink",
    "RevisionRecord",
    "RightsRecord",
    "ShownArticle",
    "ShownText",
    "SightingRecord",
    "StoredArticle",
    "Trial",
    "WantedPhrase",
    "WantedWords",
    "Why",
    "WordedArticle",
]
