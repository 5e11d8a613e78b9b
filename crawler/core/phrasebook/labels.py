"""Lines that say who, when and from where: by-lines, credits, dates."""

from __future__ import annotations

# A line that begins with one of these and goes on with a name.
BYLINE = """
by|a post by|guest post by|written by|reported by|reporting by|story by|words|words by|text by|posted by|author|authors
submitted by|contributed by|gepostet von|geschrieben von|verfasst von|eingestellt von
edited by|editing by|published by|from our|additional reporting by|with additional reporting by|with reporting by
with material from|with files from|compiled by|von|text von|autor|autorin|unter mitarbeit von|mit material von
mit material der|par|rédigé par|publié par|auteur|auteurs|propos recueillis par|por|escrito por|redactado por
con información de|com informações de|con informazioni di
redacción|autora|autores|texto de|da redação|di|a cura di|scritto da|autore|автор|авторы|текст|yazan|yazar
muhabir|بقلم|كتب|كتبت|الكاتب|تقرير|نویسنده|گزارش|लेखक|द्वारा|रिपोर्ट|作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|責編|采写|撰文|著者
執筆|文责|기자|글|door|geschreven door|przez|autorzy|av|tekst|af|skrevet av|skrevet af|skriven av|kirjoittaja
posté par|écrit par|envoyé par|mis en ligne par|publicado por|publicada por|postado por|enviado por|pubblicato da
inserito da|postato da|veröffentlicht von|erstellt von|eingetragen von|geplaatst door|gepost door|gepubliceerd door
dodane przez|publicerad av|postat de|publicat de|ditulis oleh|diposting oleh|đăng bởi|viết bởi
opinion by|analysis by|ein bericht von|ein beitrag von|ein gastbeitrag von|ein kommentar von|teksti|opracował|opracowała
opracowanie|γράφει ο|γράφει η|γράφουν οι
artículo realizado por|artículo escrito por|reportaje realizado por|artigo escrito por|article rédigé par
article écrit par|articolo scritto da|articolo realizzato da|article by|review by|rezension von
recensie door
lo dijo|lo escribió|scris de|napsal|szerző|írta|συντάκτης|oleh|penulis|tác giả|โดย|מאת|تحریر|লেখক|mwandishi
"""

# A line that begins with one of these and goes on with a source.
CREDIT = """
photo|photos|photo by|photo credit|photograph|photograph by|photography by|image|image credit|image by|picture
pictures|picture credit|credit|credits|source|getty images|file photo|file picture|illustration|illustrative image|video
watch|courtesy|caption|foto|fotos|bild|bildquelle|bildnachweis|quelle|symbolbild|archivbild|crédit photo|crédit
crédits|image d'illustration|fuente|imagen|crédito|fotografía|imagem|reprodução|divulgação|fonte|immagine|фото
источник|изображение|иллюстрация|fotoğraf|kaynak|görsel|صورة|المصدر|تصوير|عکس|منبع|फोटो|तस्वीर|स्रोत|图|图片
图片来源|本文来源|文章来源|信息来源|稿件来源|资料来源|来源|图源|圖|圖片來源|來源|資料圖|写真|画像|提供|出典|사진|출처|beeld|bron|zdjęcie|źródło|zdroj|forrás
källa|lähde|sursa|джерело|ที่มา|fot|fotocredit|featured image|featured image by|beitragsbild|titelbild
kuva|kilde|φωτογραφία|πηγή|снимка|sumber|ảnh|nguồn|ภาพ|צילום|תמונה|تصویر|ছবি|picha
ілюстрація|снимки|източник|izvor|извор|ilustracija|ilustračné foto|ilustrační foto|snímek|nuotr|nuotrauka|šaltinis
avots|allikas|sursă|sursa foto|credit foto|fotó|illusztráció|képek forrása|קרדיט|מקור|צילומים|צילום מסך|مصدر الصورة
مصدر|بشکریہ|সূত্র|উৎস|படம்|புகைப்படம்|ഫോട്ടോ|കടപ്പാട്|ภาพจาก|ขอบคุณภาพจาก|ขอบคุณข้อมูลจาก|เครดิตภาพ|แหล่งที่มา
nguồn ảnh|ảnh minh họa|摄影|攝影|圖源|配图|資料來源|资料图片|图片说明|新闻来源|引用元|参照元|画像提供|写真提供
"""

# What heads the lines on the writer below an article, alone or with a colon and the first of them.
ABOUT_AUTHOR = """
about the author|about the authors|about the writer|about the writers|author bio|author's bio|meet the author
über den autor|über die autorin|über die autoren|zum autor|zur autorin|zur person|zu den autoren
à propos de l'auteur|à propos de l'autrice|à propos de l'auteure|à propos des auteurs|sobre el autor
sobre la autora|sobre los autores|acerca del autor|acerca de la autora|sobre o autor|sobre a autora
sobre os autores|informazioni sull'autore|sull'autore|sull'autrice|l'autore|об авторе|об авторах|про автора
yazar hakkında|yazarın biyografisi|عن الكاتب|عن المؤلف|نبذة عن الكاتب|درباره نویسنده|درباره‌ی نویسنده
लेखक के बारे में|लेखक परिचय|关于作者|作者简介|關於作者|作者簡介|著者について|著者プロフィール|この記事を書いた人
글쓴이 소개|저자 소개|over de auteur|over de schrijver|o autorze|o autorce|o autorovi|om författaren
om forfatteren|om skribenten|kirjoittajasta|tietoa kirjoittajasta|despre autor|a szerzőről
σχετικά με τον συγγραφέα|за автора|tentang penulis|về tác giả|เกี่ยวกับผู้เขียน|על המחבר|על הכותב
مصنف کے بارے میں|লেখক পরিচিতি
"""

# What heads the lines below an article by which its publisher answers for nothing, alone or with a colon.
DISCLAIMER = """
disclaimer|disclaimers|legal disclaimer|haftungsausschluss|haftungshinweis|risikohinweis|avertissement légal
clause de non-responsabilité|descargo de responsabilidad|aviso legal|exención de responsabilidad
isenção de responsabilidade|esclusione di responsabilità|avviso legale|vrijwaring|zastrzeżenie prawne
ansvarsfriskrivning|ansvarsfraskrivelse|отказ от ответственности|дисклеймер|застереження|yasal uyarı
sorumluluk reddi|penafian
tuyên bố miễn trừ trách nhiệm|إخلاء المسؤولية|إخلاء مسؤولية|سلب مسئولیت|अस्वीकरण|免责声明|免責聲明|免責事項|면책 조항
"""

# What somebody is who made an article or its pictures; it stands beside the name and is none.
ROLES = """
reporter|editor|writer|correspondent|contributor|columnist|journalist|producer|reviewer|photographer|photographs
photography|photojournalist|illustrator|illustrations|videographer|critic|redakteur|redakteurin|redaktor|redaktorin
reporterin|korrespondent|korrespondentin|fotograf|fotografin|journalistin|journaliste|rédacteur|rédactrice
correspondant|correspondante|envoyé spécial|envoyée spéciale|photographe|periodista|redactor|redactora|corresponsal
reportero|reportera|fotógrafo|fotógrafa|jornalista|repórter|redator|redatora|correspondente|giornalista|redattore|redattrice|corrispondente
inviato|inviata|fotografo|fotografa|redacteur|verslaggever|verslaggeefster|fotograaf|skribent|dziennikarz|dziennikarka
redaktorka|novinář|novinářka|újságíró|toimittaja|muhabir|editör|muhabiri|корреспондент|редактор|журналист|обозреватель
фотограф|кореспондент|журналіст|wartawan|nhà báo|phóng viên
"""

# Labels that stand alone between a headline and its text.
DATE_LABELS = """
published|published on|published at|posted|posted on|written on|submitted on|added on|updated|updated on|last updated
last modified|modified
first published|date|on|by|at|veröffentlicht|veröffentlicht am|aktualisiert|aktualisiert am|stand|erstellt|von
am|publié|publié le|mis à jour|mis à jour le|par|le|modifié le|publicado|publicado el|actualizado|actualizado el
por|el|publicado em|atualizado|atualizado em|em|pubblicato|pubblicato il|aggiornato|aggiornato il|di|il
опубликовано|обновлено|дата|автор|yayınlanma|yayınlandı|güncelleme|güncellendi|yayın tarihi|tarih|نشر|نشر في
تاريخ النشر|آخر تحديث|تم التحديث|منذ|بتاريخ|منتشر شده|تاریخ انتشار|به‌روزرسانی|प्रकाशित|अपडेट|अपडेटेड|पब्लिश
发布|发布时间|发布于|更新|更新时间|更新于|發布|發布時間|公開|公開日|更新日|掲載|입력|수정|등록|송고|gepubliceerd
gepubliceerd op|bijgewerkt|opublikowano|aktualizacja|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret
julkaistu|päivitetty|publicat|actualizat|publikováno|aktualizováno|megjelent|frissítve|δημοσιεύτηκε|δημοσίευση
ενημέρωση|публикувано|обновена|diterbitkan|diperbarui|đăng|cập nhật|เผยแพร่|อัปเดต|פורסם|עודכן|شائع|اپ ڈیٹ
опубліковано|оновлено|дата публікації|останнє оновлення|створено|змінено|додано|публикувана|публикувано на
обновено|последна промяна|objavljeno|ažurirano|datum|datum objave|zadnja izmjena|poslednja izmena
zadnje ažuriranje|izmijenjeno|izmenjeno|објављено|ажурирано|датум|објавено|posodobljeno|zadnja sprememba
publikované|zverejnené|uverejnené|aktualizované|upravené|vytvorené|zveřejněno|vydáno|vytvořeno|upraveno|změněno
poslední změna|poslední aktualizace|paskelbta|publikuota|atnaujinta|publicēts|atjaunots|atjaunināts|pievienots
avaldatud|uuendatud|lisatud|muudetud|publicat la|publicat pe|postat|postat pe|actualizat la|modificat
ultima actualizare|data publicării|δημοσιεύθηκε|δημοσιεύτηκε στις|ενημερώθηκε|τελευταία ενημέρωση
τελευταία τροποποίηση|ημερομηνία|αναρτήθηκε|közzétéve|publikálva|módosítva|utolsó módosítás|létrehozva
פורסם בתאריך|פורסם ב|תאריך פרסום|תאריך|עודכן לאחרונה|עודכן ב|עדכון אחרון|נוצר|نُشر|تم النشر|نشرت في|أضيف في
تاريخ التحديث|آخر تعديل|تاریخ|تاريخ انتشار|انتشار|زمان انتشار|آخرین بروزرسانی|آخرین به روز رسانی|به روزرسانی
بروزرسانی|آخرین ویرایش|تاریخ اشاعت|آخری اپڈیٹ|شائع شدہ|प्रकाशित तिथि|अंतिम अपडेट|अंतिम अद्यतन|প্রকাশ
প্রকাশের সময়|প্রকাশকাল|হালনাগাদ|আপডেট সময়|সর্বশেষ আপডেট|வெளியிடப்பட்டது|புதுப்பிக்கப்பட்டது|பதிவு செய்த நாள்
மாற்றம் செய்த நாள்|പ്രസിദ്ധീകരിച്ചത്|അപ്ഡേറ്റ് ചെയ്തത്|เผยแพร่เมื่อ|วันที่|วันที่เผยแพร่|ปรับปรุงล่าสุด
แก้ไขล่าสุด|อัปเดตเมื่อ|อัปเดตล่าสุด|โพสต์เมื่อ|đăng ngày|đăng lúc|ngày đăng|ngày cập nhật|cập nhật lần cuối
cập nhật lúc|xuất bản|chỉnh sửa|dipublikasikan|diposting|terakhir diperbarui|tanggal|diubah|dibuat|dikemas kini
data publikacji|dodano|utworzono|zmieniono|ostatnia aktualizacja|ostatnia modyfikacja|publicat el|actualitzat
darrera modificació|darrera actualització|argitaratua|eguneratua|fecha|fecha de publicación|última actualización
creado|modificado|última modificación|data de publicação|última atualização|criado em|modificado em
postado em|creato|ultimo aggiornamento|ultima modifica|data di pubblicazione|créé le|dernière modification
dernière mise à jour|mis en ligne le|maj le|posté le|date de publication|zuletzt aktualisiert
letzte aktualisierung|letzte änderung|zuletzt geändert|erstellt am|erschienen am|geplaatst|geplaatst op
geschrieben am|verfasst am|eingestellt am|gepostet am|écrit le|rédigé le|escrito el|enviado el|scritto il
inserito il|postato il|napisano|wysłano
laatst gewijzigd|laatst bijgewerkt|laatste update|skapad|senast ändrad|senast uppdaterad|oprettet|sidst ændret
sidst opdateret|opprettet|sist endret|sist oppdatert|muokattu|luotu|birt|uppfært|дата публикации
последнее обновление|создано|изменено|добавлено|размещено|yayınlanma tarihi|son güncelleme|güncelleme tarihi
eklenme tarihi|dərc olunub|yenilənib|publikuar|përditësuar|გამოქვეყნდა
განახლდა|发表时间|发表于|发布日期|日期|修改|最后编辑于
最后更新|发佈日期|發佈日期|發表於|發表時間|最後更新|最後編輯|投稿日|投稿日時|更新日時|最終更新日
作成日|公開日時|掲載日|작성일|등록일|기사입력|최종수정|최종편집|승인|업데이트|게시일
প্রকাশিত|আপডেট
"""

# Words that, with a number, make a line a time or a length of reading: "3 hours ago", "5 min read"; "*" stands for any
# rest of the word.
TIME_UNITS = """
min|mins|minute|minutes|hour|hours|hr|hrs|day|days|week|weeks|month|months|ago|read|reading|views|comments
shares|sec|second|seconds|minuten|stunde|stunden|tag|tagen|woche|wochen|vor|lesezeit|heure|heures|jour|jours
semaine|semaines|il|y|a|lecture|minuto|minutos|hora|horas|día|días|hace|lectura|dia|dias|há|leitura|minuti|ora
ore|giorno|giorni|fa|lettura|минут*|час*|дн*|день|назад|чтени*|просмотр*|dakika|saat|gün|önce|okuma|دقيقة|دقائق
ساعة|ساعات|يوم|أيام|منذ|قراءة|دقیقه|ساعت|روز|پیش|मिनट|घंटे|दिन|पहले|分钟|小时|天前|分鐘|小時|分|時間|日前|분
시간|일|전|minuut|uur|dagen|geleden|leestijd|godz|dni|temu|timmar|dagar|sedan|timer|siden|päivää|sitten|zile
acum|hodin*|dny|óra|napja|ώρες|πριν|menit|jam|hari|lalu|phút|giờ|trước
分|钟|鐘|小|时|時|間|前|天|日|周|週|月|年|시|간|전
"""

# News agencies, as their signs stand below a report: "dpa", "(EFE) mra/jlp".
AGENCIES = """
ap afp anp ansa apa ats belga čtk dpa efe epd ians itar-tass interfax kna kyodo lusa mti ntb pap pti reuters sid stt
tass tt upi xinhua ritzau agerpres aap cp aa dha iha bta hina tanjug belta ukrinform azertac irna isna antara bernama
yonhap jiji pna vna тасс интерфакс укринформ укрінформ белта
"""

# A line that begins with one of these and a colon or bar, and goes on with names of topics.
TAGS = """
tags|tag|topics|filed under|keywords|posted in|schlagworte|schlagwörter|stichworte|themen|mots-clés|mots clés|sujets
étiquettes|etiquetas|temas|palabras clave|tópicos|assuntos|palavras-chave|argomenti|parole chiave|теги|метки|темы
ключевые слова|etiketler|anahtar kelimeler|konular|وسوم|الكلمات المفتاحية|الكلمات الدالة|برچسب‌ها|برچسبها
کلیدواژه‌ها|टैग|टैग्स|标签|關鍵字|关键词|關鍵詞|タグ|キーワード|태그|trefwoorden|tagi|tematy|ämnen|taggar|emner|ετικέτες
мітки|ключові слова|тагове|етикети|ключови думи|oznake|tagovi|ključne riječi|ključne reči|тагови|ознаке|кључне речи
ključne besede|značke|značky|štítky|kľúčové slová|klíčová slova|tagy|žymos|raktažodžiai|birkas|atslēgvārdi|tagid
sildid|märksõnad|võtmesõnad|etichete|cuvinte cheie|λέξεις-κλειδιά|címkék|kulcsszavak|תגיות|תגים|מילות מפתח|الوسوم
أوسمة|كلمات مفتاحية|كلمات دلالية|برچسب|برچسب ها|کلمات کلیدی|ٹیگز|ট্যাগ|ট্যাগস|குறிச்சொற்கள்|ടാഗുകൾ|แท็ก|ป้ายกำกับ
คำสำคัญ|từ khóa|từ khoá|kata kunci|etiquetes|paraules clau|emneord|nøgleord|avainsanat|asiasanat|tunnisteet
słowa kluczowe|etiketter|nyckelord|stichwörter|etichette|키워드|標籤
"""

# Anywhere in a short line that names who helped.
CONTRIBUTED = """
contributed to this report|contributed to this story|contributed to this article|contributed reporting
contributed to the report|contributed to the story|a contribué à cet article|ont contribué à cet article
a contribué à ce reportage|contribuyó a este reportaje|contribuyó con este reportaje|contribuyeron a este reportaje
contribuyó a esta información|ha contribuito a questo articolo|hanno contribuito a questo articolo
contribuiu para esta reportagem|contribuíram para esta reportagem|colaborou com esta reportagem
hat an diesem bericht mitgearbeitet|haben an diesem bericht mitgearbeitet|hat an diesem artikel mitgearbeitet
heeft bijgedragen aan dit artikel|hebben bijgedragen aan dit artikel|bidrog till artikeln|bidrog till rapporten
bidro til saken|bidrog til denne artikel|współpraca redakcyjna|при участии корреспондентов|habere katkıda bulundu
from a syndicated feed|follow ap coverage|more ap coverage
"""

# What a last line says of an article that was published elsewhere before.
ORIGIN = """
was first published|was originally published|first appeared in|first appeared on|originally appeared in
originally appeared on|erschien zuerst|erschien ursprünglich
ist zuerst erschienen|a été initialement publié|est d'abord paru|fue publicado originalmente
foi publicado originalmente|è stato pubblicato originariamente
"""

WEEKDAYS = """
mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|montag|dienstag
mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes
miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira
terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|poniedziałek|wtorek|środa|czwartek|piątek|sobota
niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag
lørdag|søndag|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|senin|selasa|rabu|kamis|jumat|sabtu|minggu
"""

# What stands with a date in a line on an article's history: its days, and what happened to it.
HISTORY = f"""{WEEKDAYS}
this|article|story|report|post|page|was|is|originally|first|dieser|artikel|wurde|zuletzt|cet|article a été|este
artículo|fue
"""

# What stands with a time of day.
TIME_ZONES = """
gmt|utc|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|mez|mesz|msk|ist|jst|aest|uhr|h|am|pm|a|p|m|z|the|of|de|del|den|der
"""
