"""Lines that lead to other articles, or to the rest of one: headings of related articles, links to go on."""

from __future__ import annotations

RELATED = """
read more|read also|also read|see also|also see|more on this subject|elsewhere on this site|related
more from this section|more from our site
related articles|related stories|related news|related posts
related links|related content|related topics|related coverage|related reading|related article|related story
related post|more on this|more on this story|more on this topic|more from|more like this|more stories|more news
you may also like|you might also like|you may be interested in|you might be interested in|recommended
recommended for you|recommended stories|recommended reading|further reading|don't miss|most read|most popular
editors' picks|editor's picks|latest news|latest stories|top stories|trending|trending now|up next
what to read next|read next|in case you missed it|more in|other stories|similar articles|also on|in other news
must read|must reads|explore more|keep reading|dig deeper|learn more|for more on this|recent posts
lesen sie auch|lesen sie mehr|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren
weitere artikel|verwandte artikel|verwandte themen|siehe auch|weiterlesen|meistgelesen|ähnliche artikel
weitere nachrichten|zum thema|lesetipp|weitere themen|mehr lesen|hintergrund zum thema
das könnte dich auch interessieren|empfohlene artikel|lies auch|mehr aus|lire aussi|à lire aussi|lire également
à lire également|voir aussi|sur le même sujet|articles liés|articles similaires|à lire|pour aller plus loin
lire plus|vous aimerez aussi|dans la même rubrique|les plus lus|en savoir plus|articles connexes|lea también
lee también|leer más|lea más|te puede interesar|le puede interesar|noticias relacionadas|artículos relacionados
más información|relacionado|relacionados|relacionadas|más noticias|lo más leído|también te puede interesar
ver también|contenido relacionado|no te pierdas|más sobre este tema|le recomendamos|te recomendamos|puedes leer
otras noticias|leia também|leia mais|veja também|saiba mais|notícias relacionadas|artigos relacionados
mais lidas|veja mais|mais notícias|matérias relacionadas|você pode gostar|você também pode gostar
conteúdo relacionado|confira também|ler também|leggi anche|leggi di più|potrebbe interessarti|articoli correlati
vedi anche|correlati|notizie correlate|ti potrebbe interessare|potrebbe interessarti anche|leggi pure
i più letti|approfondimenti|per approfondire|altre notizie|da non perdere|читайте также|читать также|читайте еще
читайте ещё|по теме|похожие новости|другие новости|материалы по теме|смотрите также|подробнее|ещё по теме
еще по теме|похожие статьи|новости по теме|рекомендуем|также по теме|самое читаемое|вам может быть интересно
читайте також|ilgili haberler|bunları da okuyun|ayrıca okuyun|bunlar da ilginizi çekebilir|ilginizi çekebilir
ilgili içerikler|diğer haberler|daha fazla oku|daha fazlası|benzer haberler|öne çıkanlar|bunu da okuyun
ilgili haber|önerilen haberler|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة
مقالات ذات صلة|المزيد|المزيد حول|قد يعجبك أيضا|شاهد أيضا|الأكثر قراءة|موضوعات متعلقة|مواضيع متعلقة|أخبار متعلقة
ذات صلة|للمزيد|قد يهمك أيضا|إقرأ المزيد|اقرأوا أيضا|طالع أيضا|بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط
اخبار مرتبط|بیشتر بدانید|خبرهای مرتبط|ادامه مطلب|پربیننده‌ترین|مرتبط|در همین زمینه|यह भी पढ़ें|ये भी पढ़ें
और पढ़ें|संबंधित खबरें|इसे भी पढ़ें|संबंधित समाचार|अन्य खबरें|संबंधित लेख|यह भी देखें|ज़रूर पढ़ें|相关阅读
相关新闻|相关文章|延伸阅读|阅读更多|推荐阅读|更多新闻|热门文章|相关报道|更多报道|你可能也喜欢|猜你喜欢|看更多
閱讀更多|相關新聞|相關文章|延伸閱讀|推薦閱讀|更多新聞|相關報導|関連記事|関連ニュース|あわせて読みたい
こちらもおすすめ|合わせて読みたい|関連リンク|おすすめ記事|もっと読む|人気記事|この記事も読まれています
関連キーワード|관련기사|관련 기사|관련 뉴스|더 보기|함께 보면 좋은 기사|이 기사도|추천 기사|많이 본 뉴스
인기 기사|lees ook|lees meer|meer nieuws|gerelateerd|gerelateerde artikelen|meer over dit onderwerp|zie ook
bekijk ook|meest gelezen|czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także
powiązane artykuły|polecane|przeczytaj również|läs också|läs mer|läs även|relaterat|les også|les mer|læs også
læs mere|relaterede artikler|mer om|lue myös|lue lisää|aiheesta lisää|citește și|citiți și|citește mai mult
articole similare|vezi și|čtěte také|čtěte více|související|související články|přečtěte si také|olvassa el
kapcsolódó cikkek|ezt is olvassa el|olvasd el ezt is|διαβάστε επίσης|διαβάστε ακόμη|σχετικά άρθρα|δείτε επίσης
прочетете още|вижте още|още по темата|baca juga|berita terkait|artikel terkait|lihat juga|baca selengkapnya
xem thêm|đọc thêm|tin liên quan|bài viết liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านต่อ|קראו גם|כתבות נוספות
לקריאה נוספת|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ خبریں|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|soma zaidi|soma pia
habari zinazohusiana
بیشتر بخوانید|پربازدیدترین‌ها|پربازدیدترین اخبار|en çok okunanlar|सबसे ज़्यादा पढ़ी गईं|सबसे ज्यादा पढ़ी गई
читайте ще|схожі новини|схожі матеріали|новини по темі|за темою|матеріали за темою|вас може зацікавити
дивіться також|більше новин|останні новини|також читайте|інші новини|прочети още|виж още|още новини|свързани новини
свързани статии|подобни статии|последни новини|прочетете също|виж също|прочитајте још|pročitajte još|pročitajte i
povezane vesti|povezani članci|slični članci|najnovije vesti|najčitanije|možda vas zanima|pogledajte i
повезане вести|најновије вести|прочитај и ово|pročitaj još|povezane vijesti|vezane vijesti|najnovije vijesti
možda će vas zanimati|pogledajte još|više o temi|vezani članci|preberite tudi|preberi še|preberite še|sorodne novice
sorodni članki|povezane novice|morda vas zanima|najbolj brano|podobni članki|прочитајте и|поврзани вести
слични вести|најнови вести|прочитај повеќе|најчитани|prečítajte si aj|prečítajte si tiež|čítajte aj|súvisiace články
súvisiace|mohlo by vás zaujímať|najčítanejšie|podobné články|ďalšie články|čítajte viac|viac o téme
mohlo by vás zajímat|další články|čtěte dále|více k tématu|přečtěte si|skaitykite taip pat|taip pat skaitykite
susiję straipsniai|susijusios naujienos|panašūs straipsniai|daugiau naujienų|skaitomiausi|kiti straipsniai
naujausi straipsniai|skaityti daugiau|lasi arī|lasiet arī|saistītie raksti|saistītās ziņas|līdzīgi raksti
citi raksti|lasīt vairāk|jaunākās ziņas|populārākie|loe ka|loe veel|loe lisaks|seotud artiklid|seotud lood
seotud uudised|samal teemal|loetumad|viimased uudised|rohkem uudiseid|știri similare|articole recente|ultimele știri
cele mai citite|te-ar putea interesa|alte articole|alte știri|pe aceeași temă|recomandări|articole asemănătoare
din aceeaşi categorie|διαβάστε ακόμα|σχετικά νέα|δείτε ακόμα|περισσότερα νέα|τελευταία νέα|ίσως σας ενδιαφέρει
διάβασε επίσης|διαβάστε και|olvassa el ezt is|kapcsolódó|kapcsolódó anyagok|további hírek|legolvasottabb
ajánlott cikkek|ez is érdekelheti|hasonló cikkek|további cikkek|friss hírek|lapozzon a további cikkekhez|קרא גם
קראו עוד|כתבות קשורות|עוד בנושא|אולי יעניין אותך|אולי יעניין אתכם|פוסטים קשורים|מאמרים קשורים|עוד כתבות|הכי נקראות
ראו גם|ראה גם|לכתבות נוספות|חדשות נוספות|עוד באתר|اقرأ أيضًا|إقرأ أيضاً|اقرأ ايضا|اقرأ كذلك|مقالات مشابهة
مواضيع مشابهة|أخبار مشابهة|مقالات مرتبطة|مواضيع مرتبطة|موضوعات ذات صلة|اخبار ذات صلة|المزيد من الأخبار|آخر الأخبار
اخر الاخبار|الأكثر مشاهدة|قد يعجبك|ربما يعجبك|أخبار أخرى|مقالات أخرى|شاهد أيضاً|للمزيد من الأخبار|الأخبار ذات الصلة
روابط ذات صلة|تابع أيضا|مطالب مشابه|خبرهای مشابه|نوشته‌های مشابه|نوشته های مشابه|همچنین ببینید|مطالب پیشنهادی
آخرین اخبار|پربازدیدها|پیشنهاد ما|مرتبط با این خبر|اخبار مرتبط با این موضوع|این مطلب را هم بخوانید|لینک های مرتبط
مقالات مرتبط|مطالب خواندنی|متعلقہ مضامین|مزید خبریں|تازہ ترین خبریں|مقبول ترین|یہ بھی دیکھیں|یہ بھی پڑھیے|ये भी पढ़े
यह भी पढ़े|संबंधित पोस्ट|और खबरें|ताज़ा खबरें|ताजा खबरें|ट्रेंडिंग|और भी पढ़ें|लेटेस्ट न्यूज़|जरूर पढ़ें|अन्य समाचार
मिलती-जुलती खबरें|আরও খবর|আরো খবর|সম্পর্কিত খবর|সংশ্লিষ্ট খবর|এই বিভাগের আরো খবর|এই বিভাগের আরও খবর|সর্বশেষ খবর
সর্বশেষ সংবাদ|আরও দেখুন|এ সম্পর্কিত আরও খবর|এ জাতীয় আরো খবর|পাঠকের পছন্দ|আপনার জন্য নির্বাচিত|மேலும் செய்திகள்
தொடர்புடைய செய்திகள்|இதையும் படியுங்கள்|இதையும் படிங்க|இதையும் படிக்க|சமீபத்திய செய்திகள்|தொடர்புடைய கட்டுரைகள்
மேலும் வாசிக்க|மேலும் பார்க்க|இதையும் வாசிக்க|കൂടുതൽ വായിക്കുക|കൂടുതൽ വായിക്കാൻ|ബന്ധപ്പെട്ട വാർത്തകൾ
അനുബന്ധ വാർത്തകൾ|കൂടുതൽ വാർത്തകൾ|ഇതും വായിക്കുക|ഇതുകൂടി വായിക്കുക|ഏറ്റവും പുതിയ വാർത്തകൾ|ഇതും വായിക്കൂ
ఇది కూడా చదవండి|ఇవి కూడా చదవండి|సంబంధిత వార్తలు|మరిన్ని వార్తలు|తాజా వార్తలు|ఇంకా చదవండి|ఇదీ చదవండి|ఇవీ చదవండి
हेही वाचा|हे ही वाचा|हे वाचा|संबंधित बातम्या|आणखी वाचा|अधिक वाचा|ताज्या बातम्या|इतर बातम्या|आणखी बातम्या|આ પણ વાંચો
વધુ વાંચો|સંબંધિત સમાચાર|તાજા સમાચાર|ಇದನ್ನೂ ಓದಿ|ಇನ್ನಷ್ಟು ಓದಿ|ಸಂಬಂಧಿತ ಸುದ್ದಿ|ಮತ್ತಷ್ಟು ಓದಿ|ಹೆಚ್ಚಿನ ಸುದ್ದಿ|ਇਹ ਵੀ ਪੜ੍ਹੋ
ਹੋਰ ਪੜ੍ਹੋ|ਸੰਬੰਧਿਤ ਖ਼ਬਰਾਂ|यो पनि पढ्नुहोस्|थप पढ्नुहोस्|सम्बन्धित समाचार|सम्बन्धित खबर|ताजा समाचार|थप समाचार
තවත් කියවන්න|අදාළ පුවත්|වැඩිදුර කියවන්න|บทความที่เกี่ยวข้อง|อ่านข่าวเพิ่มเติม|ข่าวอื่นๆ|ข่าวล่าสุด
เรื่องที่เกี่ยวข้อง|ข่าวที่น่าสนใจ|บทความอื่นๆ|ข่าวแนะนำ|อ่านข่าวต้นฉบับ|ข่าวอื่น ๆ|คุณอาจสนใจ|เรื่องล่าสุด
bài liên quan|tin cùng chuyên mục|cùng chuyên mục|các tin khác|tin khác|tin mới nhất|có thể bạn quan tâm
bài viết cùng chuyên mục|tin đã đưa|các tin đã đưa|tin tức liên quan|tin tức khác|bài viết khác|tin mới hơn
tin cũ hơn|những tin mới hơn|những tin cũ hơn|bài viết mới|bạn có thể thích|đọc nhiều nhất|tin đọc nhiều
các bài viết khác|관련글|관련 글|관련 글 보기|많이 본 기사|다른 기사|다른 기사 보기|최신 기사|최신기사
이 시각 주요뉴스|추천 뉴스|함께 읽으면 좋은 글|이 기사와 관련된 기사|이 카테고리의 다른 글|合わせて読みたい記事
関連する記事|関連する投稿|この記事に関連する記事|おすすめの記事|最新記事|最新ニュース|最近の記事|その他の記事
関連投稿|こちらの記事もおすすめ|こちらもチェック|新着記事|アクセスランキング|同じカテゴリーの記事
こんな記事も読まれています|相关推荐|相关链接|相关内容|推荐文章|热门推荐|热点推荐|最新文章|最新新闻
您可能感兴趣的文章|你可能感兴趣|热门新闻|热点新闻|精彩推荐|更多精彩|更多文章|随机文章|为您推荐|新闻排行|相关资讯
最新资讯|您可能还喜欢|相关专题|阅读排行|同类文章|相關閱讀|相關連結|相關內容|你可能有興趣|您可能也喜歡|推薦文章
熱門文章|熱門新聞|看更多新聞|更多相關新聞|其他文章|你可能會喜歡|llegiu també|llegeix també|articles relacionats
notícies relacionades|més notícies|també et pot interessar|et pot interessar|les més llegides|relacionades
més informació|vegeu també|le tamén|máis novas|tamén che pode interesar|irakurri gehiago|irakurri ere
erlazionatutako albisteak|lotutako albisteak|azken albisteak|irakurrienak|entradas relacionadas|notas relacionadas
artículos similares|quizás te interese|también te puede gustar|podría interesarte|lee además|lea además|mira también
últimas noticias|más leídas|las más leídas|otras notas|seguí leyendo|además lee|publicaciones relacionadas
leé también|mirá también|también te interesará|posts relacionados|últimas notícias|as mais lidas|pode interessar
outras notícias|leia ainda|publicações relacionadas|também pode gostar|talvez se interesse por|artigos recentes
veja mais notícias|notícias recentes|conteúdos relacionados|articoli simili|potrebbero interessarti
ti potrebbe interessare anche|altri articoli|ultime notizie|leggi altro|post correlati|articoli recenti|le più lette
sullo stesso argomento|potrebbe anche interessarti|ti potrebbero interessare anche
articoli che potrebbero interessarti|ultimi articoli|ultime news|a lire aussi|sur le même thème|derniers articles
articles récents|dernières actualités|à voir aussi|cela pourrait vous intéresser|ça peut vous intéresser
vous pourriez aussi aimer|d'autres articles|autres articles|recommandé pour vous|publications similaires
autres actualités|à la une|cet article pourrait vous intéresser|ähnliche beiträge|weitere beiträge|weitere meldungen
weitere news|neueste beiträge|aktuelle beiträge|das könnte dir auch gefallen|verwandte beiträge|passend dazu
auch spannend|das könnte sie interessieren|beliebte artikel|meistgelesene artikel|neueste artikel|letzte beiträge
mehr aus dieser rubrik|mehr aus der region|mehr nachrichten|aktuelle meldungen|gerelateerde berichten
ook interessant|meer artikelen|dit vind je misschien ook leuk|laatste nieuws|meer lezen|recente berichten
misschien vind je dit ook leuk|ander nieuws|gerelateerd nieuws|relaterade artiklar|relaterade inlägg|mer om ämnet
fler nyheter|senaste nytt|mest läst|andra läser|fler artiklar|senaste inläggen|relaterade nyheter|läs vidare
du kanske också gillar|mest læste|seneste nyt|flere nyheder|andre læser|måske er du interesseret i|relaterede indlæg
andre artikler|relateret indhold|se også|relaterte artikler|mest lest|siste nytt|flere saker|relaterte saker
andre leser|kanskje du også vil like|flere nyheter|relaterte innlegg|aiheeseen liittyvää|lisää aiheesta|luetuimmat
muita uutisia|samankaltaisia artikkeleita|katso myös|lue seuraavaksi|suosituimmat|saatat pitää myös näistä
czytaj również|zobacz również|przeczytaj też|podobne artykuły|powiązane|najczęściej czytane|najnowsze artykuły
inne artykuły|może cię zainteresować|podobne wpisy|ostatnie wpisy|warto przeczytać|powiązane wpisy|najpopularniejsze
podobne wiadomości|pozostałe aktualności|najnowsze wpisy|похожие записи|похожие материалы|еще новости
последние новости|свежие записи|вам может понравиться|вам также может понравиться|вас может заинтересовать
связанные статьи|читайте по теме|также читайте|другие материалы|другие статьи|статьи по теме|похожие публикации
похожее|вам будет интересно|ранее по теме|son haberler|benzer yazılar|i̇lgili yazılar|çok okunanlar
öne çıkan haberler|bunları da beğenebilirsiniz|önerilen yazılar|son yazılar|benzer içerikler|sıradaki haber
oxşar xəbərlər|digər xəbərlər|son xəbərlər|həmçinin oxuyun|əlaqəli xəbərlər|oxşar məqalələr|berita lainnya
artikel lainnya|berita terkini|berita terbaru|terpopuler|simak juga|pos terkait|postingan terkait|berita populer
artikel terbaru|anda mungkin juga menyukai|kabar lainnya|berita lain|berita berkaitan|artikel berkaitan
lexoni gjithashtu|lexo gjithashtu|lexo edhe|artikuj të ngjashëm|lajme të ngjashme|të ngjashme|lajmet e fundit
më të lexuarat|lexoni edhe|წაიკითხეთ ასევე|მსგავსი სიახლეები|მსგავსი სტატიები|կարդացեք նաև|նմանատիպ նյութեր
այս թեմայով|тағы оқыңыз|ұқсас жаңалықтар|оқи отырыңыз|shuningdek o'qing|mavzuga oid|o'xshash yangiliklar|basahin din
kaugnay na balita|lesa meira|tengdar fréttir|mest lesið
"""

CONTINUE = """
read more about|continue reading about|weiterlesen über|mehr über|lire la suite de|en savoir plus sur|leer más sobre
leia mais sobre|leggi tutto su|lees meer over|läs mer om|les mer om|læs mere om|czytaj więcej o|подробнее о|の続きを読む
continue reading|keep reading|read more|click here to read more|click to continue|read full story
read full article|read the full story
read the full article|read the rest|read on|full story|full article|click to read more|continue to full story
show more|see more|load more|view full article|up next|next up|next article|next story|previous article|previous story
back to top|read the whole story|view more|weiterlesen|mehr lesen|ganzen artikel lesen|zum artikel
den ganzen artikel lesen|mehr anzeigen|nächster artikel|nach oben|lire la suite|lire plus|lire l'article
continuer la lecture|voir plus|article suivant|haut de page|lire la suite de l'article|seguir leyendo
continuar leyendo|leer más|sigue leyendo|leer artículo completo|leer nota completa|ver más|siguiente artículo
continue lendo|continuar lendo|leia mais|continuar a ler|ler mais|ver mais|leia a matéria completa
próximo artigo|voltar ao topo|continua a leggere|leggi tutto|continua|leggi di più|leggi l'articolo
leggi l'articolo completo|articolo successivo|mostra altro|читать далее|читать полностью|читать дальше
читать ещё|подробнее|далее|показать ещё|следующая статья|наверх|читать статью полностью|devamını oku|devamı
haberin devamı|yazının devamı|okumaya devam et|daha fazla göster|sonraki haber|devamını okuyun|yukarı çık
اقرأ المزيد|تابع القراءة|أكمل القراءة|المزيد|متابعة القراءة|عرض المزيد|المقال التالي|مواصلة القراءة|ادامه مطلب
بیشتر بخوانید|ادامه خبر|ادامه|مطالعه بیشتر|और पढ़ें|आगे पढ़ें|पूरी खबर पढ़ें|पढ़ना जारी रखें|阅读全文|继续阅读
查看全文|阅读更多|查看更多|下一篇|上一篇|閱讀全文|繼續閱讀|閱讀更多|看全文|点击阅读|続きを読む|もっと読む
全文を読む|もっと見る|次の記事|前の記事|記事全文を読む|계속 읽기|더 보기|기사 전문 보기|더보기|lees verder
lees meer|verder lezen|czytaj dalej|czytaj więcej|fortsätt läsa|läs mer|les mer|læs mere|les videre|læs videre
lue lisää|citește mai mult|citește mai departe|citește tot|číst dál|číst více|pokračovat ve čtení|tovább olvasom
tovább|διαβάστε περισσότερα|συνέχεια|прочетете повече|baca selengkapnya|selengkapnya|đọc tiếp|xem thêm|อ่านต่อ
המשך קריאה|להמשך קריאה|مزید پڑھیں|আরও পড়ুন|soma zaidi
läs mer här|läs här|lue lisää täältä|hier weiterlesen|lesen sie hier weiter|leia aqui|leggi qui|lire ici|leer aquí
lesen sie weiter|zur startseite|zurück zur startseite|zurück zur übersicht|zum seitenanfang|zum inhaltsverzeichnis
retour en haut|retour à l'accueil|volver arriba|volver al inicio|torna su|torna in alto|terug naar boven
tillbaka till toppen|powrót na górę
返回首页|返回顶部|点击查看更多|トップへ戻る|ページトップへ|ページの先頭へ|목록으로|맨 위로
читати далі|читати більше|читати повністю|читати ще|прочети повече|виж повече|цялата статия|към статията
pročitaj više|прочитај више|nastavi čitanje|čitaj dalje|nastavi čitati|pročitajte više|preberi več|beri dalje
preberite več|nadaljuj z branjem|продолжи со читање|čítať ďalej|čítať viac|pokračovať v čítaní|celý článok
čítaj ďalej|zobraziť viac|číst dále|celý článek|zobrazit více|přečíst celé|přečíst celý článek|skaityti toliau
skaitykite daugiau|lasīt tālāk|lasi vairāk|loe edasi|loe rohkem|loe lähemalt|vaata lähemalt|citeşte mai mult
continuă lectura|citeste mai mult|vezi mai mult|continuă să citești|διαβάστε τη συνέχεια|συνέχεια ανάγνωσης
διαβάστε όλο το άρθρο|δείτε περισσότερα|συνεχίστε την ανάγνωση|olvass tovább|tovább a cikkhez|a teljes cikk
tovább olvasás|olvasd tovább|קרא עוד|לכתבה המלאה|המשך לקרוא|קרא עוד »|قراءة المزيد|اقرأ المقال كاملا|قراءة المقال
أقرأ المزيد|مشاهده ادامه مطلب|ادامه نوشته|ادامه ی مطلب|مشاهده بیشتر|مکمل پڑھیں|مزید پڑھیے|پڑھنا جاری رکھیں
पूरा पढ़ें|विस्तार से पढ़ें|और देखें|अधिक पढ़ें|आगे पढ़े|और पढ़े|বিস্তারিত পড়ুন|পুরো খবর পড়ুন|தொடர்ந்து படிக்க
தொடர்ந்து வாசிக்க|തുടർന്ന് വായിക്കുക|തുടർന്നു വായിക്കുക|మరింత చదవండి|పూర్తిగా చదవండి|पुढे वाचा|सविस्तर वाचा
આગળ વાંચો|ಮುಂದೆ ಓದಿ|पूरा पढ्नुहोस्|विस्तृतमा|ดูเพิ่มเติม|อ่านทั้งหมด|อ่านรายละเอียด|คลิกอ่านต่อ|xem tiếp
tiếp tục đọc|xem toàn bộ|자세히 보기|더 읽기|전체 보기|자세히보기|전문 보기|詳細を見る|詳しく見る|続きを見る
記事を読む|詳細はこちら|詳しくはこちら|続きはこちら|詳しく読む|詳全文|llegir més|llegeix més|continua llegint
veure més|llegiu-ne més|ler máis|seguir lendo|gehiago irakurri|jarraitu irakurtzen|leer mas|continúa leyendo
leer noticia completa|ver nota|ver noticia|leer todo|leer completo|leer nota|leer noticia|leia na íntegra
ler matéria completa|leia a notícia completa|ler notícia|ver notícia|ler tudo|ler artigo|continuar leitura
continua la lettura|leggi ancora|vai all'articolo|leggi il seguito|en lire plus|voir la suite|voir l'article
continuer à lire|weiter lesen|artikel lesen|beitrag lesen|lies mehr|ganzen beitrag lesen|zum beitrag|jetzt lesen
lees het volledige artikel|lees het hele artikel|läs hela artikeln|läs hela inlägget|læs hele artiklen
fortsæt læsning|les hele saken|fortsett å lese|les hele artikkelen|jatka lukemista|lue koko juttu|lue koko artikkeli
näytä lisää|zobacz więcej|czytaj całość|przeczytaj więcej|przeczytaj całość|читать статью|читать больше
смотреть далее|продолжить чтение|читать всё|tamamını oku|devamını okumak için tıklayın|haberi oku|haberin detayı
davamını oxu|ətraflı oxu|baca selanjutnya|lanjutkan membaca|baca lebih lanjut|lihat selengkapnya|baca berita
lihat lebih|baca lagi|baca seterusnya|lexo më shumë|lexo më tepër|vazhdo leximin|կարդալ ավելին|толық оқу
endelea kusoma
"""
