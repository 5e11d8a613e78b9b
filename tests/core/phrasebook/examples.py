from __future__ import annotations

from collections.abc import Callable

from crawler.core.phrasebook import stock_lines

LINES: dict[Callable[[str], bool], list[str]] = {
    stock_lines.is_related_heading: [
        "Read more:", "RELATED ARTICLES", "Lesen Sie auch:", "À lire aussi :",
        "Te puede interesar", "Leia também", "Leggi anche:",
        "Читайте также:", "İlgili Haberler", "اقرأ أيضاً", "بیشتر بخوانید",
        "यह भी पढ़ें:", "相关阅读", "関連記事",
    ],
    stock_lines.is_continue_reading: [
        "Continue Reading", "Read full story »", "Weiterlesen", "Lire la suite",
        "Seguir leyendo", "Continue lendo", "Leggi tutto",
        "Zurück zur Übersicht", "Torna su", "返回首页",
        "Читать далее", "Devamını oku", "تابع القراءة", "ادامه مطلب", "और पढ़ें", "阅读全文", "続きを読む",
    ],
    stock_lines.is_comment_form: [
        "Leave a Reply", "Click to comment", "12 Comments", "Comments (3)", "评论 5",
        "Your email address will not be published. Required fields are marked *",
        "Schreibe einen Kommentar", "Laisser un commentaire", "Deja un comentario",
        "Deixe um comentário", "Lascia un commento",
        "Оставить комментарий", "Yorum yap", "اترك تعليقاً", "نظر بدهید", "टिप्पणी करें",
        "发表评论", "コメントを残す", "Voir les commentaires", "Kommentarer (3)",
    ],
    stock_lines.is_promo: [
        "For the evening headlines, follow our Telegram channel.",
        "Sign up for our weekly newsletter", "Get our app for free alerts",
        "Support independent journalism: subscribe today for two coins a week.",
        "Folgen Sie uns auf WhatsApp!", "Suivez-nous sur notre chaîne WhatsApp",
        "Síguenos en nuestro canal de Telegram",
        "Siga o nosso canal no WhatsApp", "Seguici sul nostro canale Telegram",
        "Подписывайтесь на наш канал в Telegram",
        "Telegram kanalımıza abone olun", "تابعوا آخر الأخبار عبر قناتنا على تلغرام",
        "ما را در کانال تلگرام دنبال کنید",
        "हमारे व्हाट्सएप चैनल से जुड़ें", "关注我们的微信公众号", "公式アプリをダウンロードしてください",
    ],
    stock_lines.is_byline: [
        "By Ana Lopez", "By Ana Lopez and Jan Beck", "Von Jan Beck, dpa",
        "Par Luc Petit", "Por María del Mar", "Автор: Иван Петров",
        "记者 王小明", "责编：王小明", "采写：王小明", "Posted by admin",
    ],
    stock_lines.is_credit: [
        "Photo: Ana Lopez/Harbour Post", "Bild: Jan Beck", "Фото: Иван Петров", "Källa: TT",
        "图片来源：海港报", "本文来源：海港报 责任编辑：王小明_H1234", "稿件来源：海港报",
    ],
    stock_lines.is_advert_label: [
        "Advertisement", "ANZEIGE", "Publicité", "Реклама", "إعلان", "広告",
    ],
    stock_lines.is_share_label: [
        "Share", "Connect with us", "Share on Facebook", "Teilen", "Compartir",
        "Поделиться", "مشاركة", "分享", "Share 12", "Listen to this article (4 min)",
        "Report an error", "Fehler gefunden? Jetzt melden.", "推荐99", "阅读原文", "微信扫一扫 关注该公众号",
        "Show Thumbnails",
    ],
    stock_lines.is_copyright: [
        "© 2024 Harbour Post", "All rights reserved.", "Impressum", "All of it is ©1994-2017 by Ann Beck.",
        "Todos los derechos reservados", "版权所有",
    ],
    stock_lines.is_paywall: [
        "Subscribe to continue reading", "We use cookies to improve this site",
        "Externer Inhalt nicht verfügbar", "This content is reserved for subscribers only",
        "Réservé aux abonnés",
    ],
    stock_lines.is_date_label: [
        "Published", "3 hours ago", "5 min read", "vor 2 Stunden",
        "il y a 3 heures", "3小时前", "Обновлено",
    ],
}  # fmt: skip
