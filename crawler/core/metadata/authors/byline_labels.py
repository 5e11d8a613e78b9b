"""What opens a by-line beyond the phrase book: here a name has to follow, so that more may be tried."""

from __future__ import annotations

OPENINGS = """
created by|authored by|submitted by|byline|show all articles of|all posts by|all articles by
geschrieben von|veröffentlicht von|publiziert von|verfasst von|erstellt von|eingestellt von|gespeichert von
ein artikel von|zeige alle beiträge von|alle beiträge von|alle artikel von|aufgezeichnet von|écrit par|posté par
propos recueillis par|recueilli par|escrito por|subido por|escribe|escriben
publicado por|redactado por|postado por|enviado por|pubblicato da|inserito da|dal nostro inviato|dalla nostra inviata
dal nostro corrispondente|dalla nostra corrispondente|escrit per|publicat per|redactat per|enviat per
af|skrevet av|skrivet av|inlagt av|upplagd av|kirjoittanut|lähettänyt|ditulis oleh|dodał|auteure
napisał|napisała|napisane przez|opublikowane przez|opublikował|opublikowała|rozmawiał|rozmawiała|oprac.|przygotował
przygotowała|napsala|zapsal|zapsala|připravil|připravila|vložil|vložila|napísal|napísala|pripravil|pripravila
piše|napisao|napisala|napisali|objavio|objavila|priredio|priredila|razgovarao|razgovarala|napisal|пише|написао|написала
пишува|публикувано от|написано от|підготував|підготувала|підготували|спілкувався|спілкувалася|автори
подготовил|подготовила|подготовили|беседовал|беседовала|опубликовал|опубликовала|записал|записала
материал подготовил|материал подготовила|автор статьи|автор материала|автор текста|parengė|parašė|kalbino|sagatavoja
kirjutas|kirjutanud|a consemnat|beküldte|közzétette|lejegyezte|γραφει ο|γραφει η|αναρτήθηκε από|δημοσιεύτηκε από
συντάχθηκε από|shkruar nga|publikuar nga|viết bởi|bởi|người viết|người đăng
بواسطة|نشر بواسطة|كتب بواسطة|كتبه|كتبها|نوشته شده توسط|ارسال شده توسط|منتشر شده توسط|به قلم|نوشته‌ی|نوشتهٔ
נכתב על ידי|פורסם על ידי|נכתב ע"י|פורסם ע"י|লিখেছেন|เขียนโดย|เรียบเรียงโดย|โพสต์โดย|เผยแพร่โดย|รายงานโดย
view all posts by|see all posts by|all stories by|see all articles by|view all articles by|show all posts by|posts by
articles by|stories by|more posts by|more articles by|view author archive for|review by
alle beiträge anzeigen von|bekijk alle berichten van|alle berichten van|voir tous les articles de
voir tous les articles par|tous les articles de|ver todas las entradas de
ver todas las entradas por|todas las entradas de|ver todos os posts de
ver todos os posts por|mostra tutti gli articoli di|tutti gli articoli di|visa alla inlägg av|zobacz wszystkie wpisy
tüm yazılarını göster|посмотреть все записи автора|yayınlayan
"""
"""Labels that a name follows, with a colon or without."""

PIECES = """
un article de|un texte de|un reportage de|une enquête de|un récit de|eine reportage von|eine analyse von|ein text von
ein interview von|articolo di|testo di|testi di|intervista di|servizio di|reportage di|un articulo de|un artículo de
un reportaje de|una crónica de|una entrevista de|reportagem de|entrevista de|artigo de|um texto de|articol de|un text de
από τον|από την|του|της|nga
"""
"""What a piece is called, or a word as small as "of": two words with capitals have to follow."""

WITH_COLON = """
text|words|story|report|reporter|interview|redaktion|verfasser|verfasserin|penulis|文|texto|textos|testo|texte|haber
text und fotos|text und foto|text und bild|text und bilder|text & fotos|text, fotos
text/fotos|text/foto|fotos und text|texte et photos|texte et photo|texto y fotos|texto y fotografías
firma|escribe|texto e fotos|reportagem|autoria|testo e foto|testi e foto|egilea|teksten|tekst en foto|tekst en foto's
text och foto|text & foto|text och bild|skribent|tekst og foto|tekst og billeder|tekst og bilder|teksti ja kuvat
teksti ja kuva|toimittaja|höfundur|tekst i zdjęcia|oprac.|аутор|аутори|avtor|avtorica|avtorji|besedilo|tekst i foto
autorius|autorė|autoriai|tekstas|autors|autore|teksts|autori|szöveg|készítette|επιμέλεια|ρεπορτάζ|κείμενο|κείμενα
корреспондент|журналист|аўтар|аўтары|авторы|автору|зохиогч|ekleyen|editör|müəllif|muallif|awtor|pewarta
kontributor|jurnalis|bài|bài viết|tin, ảnh|bài, ảnh|bài và ảnh|thực hiện
إعداد|تحرير|المحرر|حرره|حررته|متابعة|أعده|أعدته|محرر|كاتب|الكاتبة|المؤلف|المراسل|مراسل|أجرى الحوار|أجرت الحوار
نويسنده|نوشته|نوشتة|خبرنگار|گردآوری|گردآورنده|تهیه و تنظیم|توسط|مصنف|رپورٹ|رپورٹر|مضمون نگار
כתב|כתבה|מחבר|מחברת|मुख्य लेखक|लेखिका|संवाददाता|रिपोर्टर|प्रस्तुति|आलेख|প্রতিবেদক|লেখিকা|রিপোর্টার|সংবাদদাতা
எழுதியவர்|எழுத்தாளர்|செய்தியாளர்|രചന|തയ്യാറാക്കിയത്|എഴുതിയത്|ലേഖകൻ|ലേഖകന്‍|రచయిత|రచన|రిపోర్టర్|ಲೇಖಕ|ಲೇಖಕರು|ಬರಹ
લેખક|અહેવાલ|ਲੇਖਕ|ਲੇਖਿਕਾ|ලියුම්කරු|ผู้เขียน|ผู้สื่อข่าว|นักเขียน|เรียบเรียง|ავტორი|ავტორები|հեղինակ
"""
"""Labels that a colon parts from a name: without it they are words of any sentence."""
