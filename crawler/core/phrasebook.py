"""The stock phrases of news pages in their languages: what stands around articles and is part of none.

One language a line, phrases separated by "|". A phrase ends at a word's end; with "*" it is the beginning of a word.
Written as people write them: `phrases` folds both sides before it compares.
"""

from __future__ import annotations

RELATED = """
read more|read also|also read|see also|related|related articles|related stories|related news|related posts|related links
related content|related topics|related coverage|related reading|related article|related story|related post|more on this
more on this story|more on this topic|more from|more like this|more stories|more news|you may also like|you might also like
you may be interested in|you might be interested in|recommended|recommended for you|recommended stories|recommended reading
further reading|don't miss|most read|most popular|editors' picks|editor's picks|latest news|latest stories|top stories
trending|trending now|up next|what to read next|read next|in case you missed it|more in|other stories|similar articles
also on|in other news|must read|must reads|explore more|keep reading|dig deeper|learn more|for more on this|recent posts
lesen sie auch|lesen sie mehr|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|weitere artikel
verwandte artikel|verwandte themen|siehe auch|weiterlesen|meistgelesen|ähnliche artikel|weitere nachrichten|zum thema|lesetipp
weitere themen|mehr lesen|hintergrund zum thema|das könnte dich auch interessieren|empfohlene artikel|lies auch|mehr aus
lire aussi|à lire aussi|lire également|à lire également|voir aussi|sur le même sujet|articles liés|articles similaires
à lire|pour aller plus loin|lire plus|vous aimerez aussi|dans la même rubrique|les plus lus|en savoir plus|articles connexes
lea también|lee también|leer más|lea más|te puede interesar|le puede interesar|noticias relacionadas|artículos relacionados
más información|relacionado|relacionados|relacionadas|más noticias|lo más leído|también te puede interesar|ver también
contenido relacionado|no te pierdas|más sobre este tema|le recomendamos|te recomendamos|puedes leer|otras noticias
leia também|leia mais|veja também|saiba mais|notícias relacionadas|artigos relacionados|mais lidas|veja mais|mais notícias
matérias relacionadas|relacionadas|você pode gostar|você também pode gostar|conteúdo relacionado|confira também|ler também
leggi anche|leggi di più|potrebbe interessarti|articoli correlati|vedi anche|correlati|notizie correlate|ti potrebbe interessare
potrebbe interessarti anche|leggi pure|i più letti|approfondimenti|per approfondire|altre notizie|da non perdere
читайте также|читать также|читайте еще|читайте ещё|по теме|похожие новости|другие новости|материалы по теме|смотрите также
подробнее|ещё по теме|еще по теме|похожие статьи|новости по теме|рекомендуем|также по теме|самое читаемое|вам может быть интересно
читайте також|ilgili haberler|bunları da okuyun|ayrıca okuyun|bunlar da ilginizi çekebilir|ilginizi çekebilir|ilgili içerikler
diğer haberler|daha fazla oku|daha fazlası|benzer haberler|öne çıkanlar|bunu da okuyun|ilgili haber|önerilen haberler
اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|المزيد|المزيد حول|قد يعجبك أيضا|شاهد أيضا
الأكثر قراءة|موضوعات متعلقة|مواضيع متعلقة|أخبار متعلقة|ذات صلة|للمزيد|قد يهمك أيضا|إقرأ المزيد|اقرأوا أيضا|طالع أيضا
بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|بیشتر بدانید|خبرهای مرتبط|ادامه مطلب|پربیننده‌ترین|مرتبط|در همین زمینه
यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|संबंधित खबरें|इसे भी पढ़ें|संबंधित समाचार|अन्य खबरें|संबंधित लेख|यह भी देखें|ज़रूर पढ़ें
相关阅读|相关新闻|相关文章|延伸阅读|阅读更多|推荐阅读|更多新闻|热门文章|相关报道|更多报道|你可能也喜欢|猜你喜欢|看更多|閱讀更多|相關新聞|相關文章
延伸閱讀|推薦閱讀|更多新聞|相關報導|関連記事|関連ニュース|あわせて読みたい|こちらもおすすめ|合わせて読みたい|関連リンク|おすすめ記事|もっと読む
人気記事|この記事も読まれています|関連キーワード|관련기사|관련 기사|관련 뉴스|더 보기|함께 보면 좋은 기사|이 기사도|추천 기사|많이 본 뉴스|인기 기사
lees ook|lees meer|meer nieuws|gerelateerd|gerelateerde artikelen|meer over dit onderwerp|zie ook|bekijk ook|meest gelezen
czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|powiązane artykuły|polecane|przeczytaj również
läs också|läs mer|läs även|relaterat|les også|les mer|læs også|læs mere|relaterede artikler|mer om|lue myös|lue lisää|aiheesta lisää
citește și|citiți și|citește mai mult|articole similare|vezi și|čtěte také|čtěte více|související|související články|přečtěte si také
olvassa el|kapcsolódó cikkek|ezt is olvassa el|olvasd el ezt is|διαβάστε επίσης|διαβάστε ακόμη|σχετικά άρθρα|δείτε επίσης
прочетете още|вижте още|още по темата|baca juga|berita terkait|artikel terkait|lihat juga|baca selengkapnya|xem thêm|đọc thêm
tin liên quan|bài viết liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านต่อ|קראו גם|כתבות נוספות|לקריאה נוספת|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ خبریں
আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|soma zaidi|soma pia|habari zinazohusiana
"""

CONTINUE = """
continue reading|keep reading|read more|read full story|read full article|read the full story|read the full article
read the rest|read on|full story|full article|click to read more|continue to full story|show more|see more|load more
view full article|next article|next story|previous article|previous story|back to top|read the whole story|view more
weiterlesen|mehr lesen|ganzen artikel lesen|zum artikel|den ganzen artikel lesen|mehr anzeigen|nächster artikel|nach oben
lire la suite|lire plus|lire l'article|continuer la lecture|voir plus|article suivant|haut de page|lire la suite de l'article
seguir leyendo|continuar leyendo|leer más|sigue leyendo|leer artículo completo|leer nota completa|ver más|siguiente artículo
continue lendo|continuar lendo|leia mais|continuar a ler|ler mais|ver mais|leia a matéria completa|próximo artigo|voltar ao topo
continua a leggere|leggi tutto|continua|leggi di più|leggi l'articolo|leggi l'articolo completo|articolo successivo|mostra altro
читать далее|читать полностью|читать дальше|читать ещё|подробнее|далее|показать ещё|следующая статья|наверх|читать статью полностью
devamını oku|devamı|haberin devamı|yazının devamı|okumaya devam et|daha fazla göster|sonraki haber|devamını okuyun|yukarı çık
اقرأ المزيد|تابع القراءة|أكمل القراءة|المزيد|متابعة القراءة|عرض المزيد|المقال التالي|مواصلة القراءة|ادامه مطلب|بیشتر بخوانید
ادامه خبر|ادامه|مطالعه بیشتر|और पढ़ें|आगे पढ़ें|पूरी खबर पढ़ें|पढ़ना जारी रखें|阅读全文|继续阅读|查看全文|阅读更多|查看更多|下一篇|上一篇|閱讀全文
繼續閱讀|閱讀更多|看全文|点击阅读|続きを読む|もっと読む|全文を読む|もっと見る|次の記事|前の記事|記事全文を読む|계속 읽기|더 보기|기사 전문 보기|더보기
lees verder|lees meer|verder lezen|czytaj dalej|czytaj więcej|fortsätt läsa|läs mer|les mer|læs mere|les videre|læs videre|lue lisää
citește mai mult|citește mai departe|citește tot|číst dál|číst více|pokračovat ve čtení|tovább olvasom|tovább|διαβάστε περισσότερα
συνέχεια|прочетете повече|baca selengkapnya|selengkapnya|đọc tiếp|xem thêm|อ่านต่อ|המשך קריאה|להמשך קריאה|مزید پڑھیں|আরও পড়ুন|soma zaidi
"""

# A line that is one of these, or begins with one of those that end in "…".
COMMENT = """
leave a reply…|leave a comment|leave your comment|post a comment|post comment|add a comment|add comment|write a comment|comment
comments|click to comment|no comments|no comments yet|join the conversation|join the discussion|view comments|show comments
your email address will not be published…|required fields are marked…|save my name email…|cancel reply|be the first to comment…
you must be logged in to…|log in to comment|notify me of…|comments are closed…|comment on this story|submit comment|reply
sign in to comment|log in to reply|view all comments|read comments|load comments|share your thoughts|what do you think
have your say|comments off|discussion|this site uses akismet…|comments policy|comment policy|report this comment|show all comments
schreibe einen kommentar|kommentar schreiben|kommentar verfassen|kommentieren|kommentare|hinterlasse einen kommentar|antworten
deine e-mail-adresse wird nicht veröffentlicht…|ihre e-mail-adresse wird nicht veröffentlicht…|erforderliche felder sind…
kommentar abschicken|antworten abbrechen|jetzt kommentieren|keine kommentare|kommentar hinterlassen|diskutieren sie mit
laisser un commentaire|laissez un commentaire|votre adresse e-mail ne sera pas publiée…|votre adresse de messagerie ne sera…
les champs obligatoires…|annuler la réponse|commentaires|commenter|laisser une réponse|laissez une réponse|réagir|vos réactions
poster un commentaire|ajouter un commentaire|aucun commentaire|publier un commentaire|soyez le premier à commenter…
deja un comentario|dejar un comentario|deja una respuesta|dejar una respuesta|tu dirección de correo electrónico no será…
su dirección de correo electrónico no será…|los campos obligatorios…|cancelar respuesta|comentarios|comentar|sin comentarios
haz clic para comentar|publicar comentario|escribe un comentario|enviar comentario|agregar comentario|únete a la conversación
deixe um comentário|deixe uma resposta|deixar um comentário|o seu endereço de e-mail não será…|o seu endereço de email não será…
campos obrigatórios…|cancelar resposta|comentários|clique para comentar|publicar comentário|nenhum comentário|enviar comentário
lascia un commento|lascia una risposta|il tuo indirizzo email non sarà…|i campi obbligatori…|annulla risposta|commenti|commenta
clicca per commentare|nessun commento|invia commento|scrivi un commento|pubblica un commento
оставить комментарий|добавить комментарий|комментарии|ваш адрес email не будет…|ваш e-mail не будет…|обязательные поля…
отменить ответ|нет комментариев|написать комментарий|комментировать|оставьте комментарий|нажмите чтобы прокомментировать|обсудить
yorum yap|yorum yapın|yorum bırakın|yorum yaz|bir yanıt yazın|bir cevap yazın|e-posta adresiniz yayınlanmayacak…|gerekli alanlar…
yorumlar|yanıtı iptal et|yorum gönder|yorum ekle|ilk yorumu siz yapın
اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليق|اترك ردا|اترك رد|لن يتم نشر عنوان بريدك…|لن يتم نشر…|الحقول الإلزامية…|إلغاء الرد|تعليقات|التعليقات
اترك تعليق|شارك برأيك|تعليق|لا توجد تعليقات|إرسال التعليق|انقر للتعليق|دیدگاهتان را بنویسید|نشانی ایمیل شما منتشر نخواهد…|بخش‌های موردنیاز…
نظر بدهید|نظرات|ارسال نظر|لغو پاسخ|نظر شما|ثبت دیدگاه|टिप्पणी करें|टिप्पणियाँ|आपका ईमेल पता प्रकाशित नहीं…|प्रातिक्रिया दे|कमेंट करें
अपनी टिप्पणी दें|जवाब रद्द करें|发表评论|发表回复|您的邮箱地址不会被公开…|您的电子邮箱地址不会被公开…|必填项已用…|取消回复|评论|留言|暂无评论|发布评论|写评论|發表評論|發表迴響
發佈留言|您的電子郵件地址不會被公開…|發佈留言必須填寫的電子郵件地址不會公開…|必填欄位標示為…|取消回覆|コメントを残す|コメントを書く|コメント|返信をキャンセル
メールアドレスが公開されることはありません…|が付いている欄は必須項目です…|コメントを送信|コメントする|댓글 남기기|댓글|댓글 달기|댓글 쓰기|이메일 주소는 공개되지…|필수 필드는…|응답 취소
geef een reactie|laat een reactie achter|reacties|reageer|het e-mailadres wordt niet gepubliceerd…|je e-mailadres wordt niet…
dodaj komentarz|napisz komentarz|komentarze|skomentuj|twój adres e-mail nie zostanie…|wymagane pola są…|anuluj pisanie odpowiedzi
lämna ett svar|lämna en kommentar|din e-postadress kommer inte…|legg igjen en kommentar|skriv en kommentar|jätä kommentti
kommentit|lasă un răspuns|lasă un comentariu|adresa ta de email nu va fi…|napsat komentář|vaše e-mailová adresa nebude…|komentáře
hozzászólások|szólj hozzá|vélemény hozzászólás|αφήστε μια απάντηση|σχόλια|η ηλ διεύθυνση σας δεν…|вашият имейл адрес няма…
tinggalkan balasan|alamat email anda tidak akan…|komentar|tulis komentar|để lại một bình luận|email của bạn sẽ không…|bình luận|แสดงความคิดเห็น
כתיבת תגובה|תגובות|הוספת תגובה|האימייל לא יוצג…|تبصرہ کریں|آپ کا ای میل ایڈریس شائع نہیں…|মন্তব্য করুন|আপনার ই-মেইল এ্যাড্রেস প্রকাশিত…|acha maoni
"""

ADVERT = """
advertisement|advertisements|ad|ads|advert|sponsored|sponsored content|sponsored by…|promoted|promoted content|paid content
paid post|story continues below advertisement|article continues below advertisement|advertisement scroll to continue
scroll to continue|article continues after advertisement|partner content|presented by…|in partnership with…|powered by…
anzeige|werbung|gesponsert|nach der anzeige geht es weiter|artikel wird nach der anzeige fortgesetzt|publicité|sponsorisé|annonce
la suite après la publicité|contenu sponsorisé|publicidad|anuncio|anuncios|patrocinado|contenido patrocinado|publicidade|anúncio
continua depois da publicidade|conteúdo patrocinado|conteúdo pago|pubblicità|annuncio|contenuto sponsorizzato|continua dopo la pubblicità
реклама|на правах рекламы|продолжение после рекламы|спонсорский материал|reklam|sponsorlu|sponsorlu içerik|إعلان|اعلان|إعلانات|محتوى ممول
تبلیغات|آگهی|विज्ञापन|广告|廣告|赞助内容|贊助|推广|広告|スポンサー|スポンサーリンク|광고|advertentie|gesponsord|reklama|annons|annonse|mainos|publicitate
publicitatea|inzerce|hirdetés|διαφήμιση|реклама|iklan|quảng cáo|โฆษณา|פרסומת|اشتہار|বিজ্ঞাপন|tangazo
"""

SHARE = """
share|share this|share this article|share this story|share this post|share on…|tweet|tweet this|facebook|twitter|x|whatsapp|telegram
linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|bluesky|mastodon|email|e-mail|print|copy link|copy url|link copied
share via…|share with…|share to…|follow us|follow|follow us on…|connect with us|stay connected|stay in touch|find us on…|like us on…|save
bookmark|flipboard|messenger|viber|vk|line|weibo|wechat|rss|subscribe|subscribe now|sign in|log in|login|register|sign up
menu|search|skip to content|skip to main content|skip to navigation|home|newsletter|newsletters|topics|tags|related topics…|toggle navigation
teilen|diesen artikel teilen|artikel teilen|auf facebook teilen|folgen sie uns|folge uns|drucken|merken|abonnieren|anmelden|zum inhalt springen
suche|startseite|schlagwörter|themen|partager|partager cet article|partager sur…|suivez-nous|suivez nous|imprimer|s'abonner|se connecter
aller au contenu|rechercher|accueil|compartir|comparte|compartir en…|comparte esta noticia|síguenos|síganos|síguenos en…|imprimir|suscríbete
iniciar sesión|ir al contenido|buscar|inicio|etiquetas|compartilhe|compartilhar|partilhar|compartilhe esta notícia|siga-nos|entrar|pular para o conteúdo
condividi|condividi su…|seguici|seguici su…|stampa|abbonati|accedi|vai al contenuto|cerca|поделиться|поделиться в…|подписаться|подпишитесь
подписывайтесь|войти|поиск|главная|теги|распечатать|paylaş|bu haberi paylaş|takip et|bizi takip edin|abone ol|giriş yap|ara|ana sayfa|etiketler
مشاركة|شارك|شارك المقال|تابعنا|تابعنا على…|طباعة|اشترك|الرئيسية|بحث|تسجيل الدخول|اشتراک گذاری|به اشتراک بگذارید|ما را دنبال کنید|چاپ|خانه|جستجو
शेयर करें|हमें फॉलो करें|साझा करें|होम|分享|分享到…|关注我们|關注我們|收藏|打印|登录|注册|首页|搜索|登入|首頁|搜尋|シェア|シェアする|ツイート|フォローする|印刷|ログイン|検索
ホーム|保存|공유|공유하기|구독|로그인|검색|홈|인쇄|delen|deel dit artikel|volg ons|udostępnij|obserwuj nas|zaloguj się|dela|del|jaa|distribuie|sdílet|megosztás
κοινοποίηση|сподели|bagikan|ikuti kami|chia sẻ|แชร์|שתפו|شیئر کریں|শেয়ার করুন
"""

COPYRIGHT = """
copyright…|all rights reserved…|©…|alle rechte vorbehalten…|tous droits réservés…|todos los derechos reservados…|derechos reservados…
todos os direitos reservados…|tutti i diritti riservati…|riproduzione riservata…|© riproduzione riservata…|все права защищены…
tüm hakları saklıdır…|جميع الحقوق محفوظة…|حقوق النشر…|تمامی حقوق…|सर्वाधिकार सुरक्षित…|版权所有…|版權所有…|未经授权…|无断转载禁止…|無断転載…
저작권자…|무단전재…|alle rechten voorbehouden…|wszelkie prawa zastrzeżone…|terms of use|terms of service|privacy policy|privacy|imprint
impressum|datenschutz|agb|kontakt|mentions légales|aviso legal|política de privacidad|política de privacidade|contact us|about us|contact
about|cookie policy|terms and conditions|terms & conditions|advertise|advertise with us|careers|sitemap|powered by wordpress…
"""

# What a line asks for: what to do, with what, whose or when, and how such a line may open if not with the verb ("" is
# any way: the verb stands last). See `phrases.is_promo`.
PROMO = (
    (
        "follow|subscribe|sign up|join|download|get|receive|install|like|visit|click|tap|register|become|support|donate|listen|watch|stay",
        "newsletter*|channel*|app|apps|facebook|twitter|whatsapp|telegram|instagram|youtube|linkedin|tiktok|bluesky|threads|inbox"
        "|alert*|notification*|google news|podcast*|email list|mailing list|subscriber*|briefing|social media|push|member|rss|updates|headlines",
        "us|our|your|here|now|free|today|daily|weekly|latest|breaking|@*",
        "for|to|please|don't|do not|want|never|if you|enjoy*|more|also|stay|keep|all the",
    ),
    (
        "folgen|folge|abonnieren|abonniere|melden|melde|laden|lade|erhalten|bestellen|jetzt|hier|lesen|unterstützen",
        "newsletter*|kanal*|app|apps|facebook|twitter|whatsapp*|telegram*|instagram|youtube|google news|push*|podcast*|posteingang|feed",
        "uns|unser*|ihr*|dein*|hier|jetzt|kostenlos|täglich|sie|dir|direkt",
        "für|mehr|um|sie|wollen|möchten|noch|alle|nichts|jetzt|hier|immer",
    ),
    (
        "suivez|abonnez|inscrivez|téléchargez|recevez|rejoignez|retrouvez|cliquez|écoutez",
        "newsletter*|chaîne*|application*|appli|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|google actualités|alerte*"
        "|notification*|infolettre*|lettre*|podcast*|boîte*|actualité*|réseaux",
        "nous|notre|nos|vous|votre|ici|gratuit*|chaque",
        "pour|ne|toute*|et|plus|vous|retrouvez",
    ),
    (
        "sigue|síguenos|siga|síganos|suscríbete|suscríbase|suscribirte|descarga|descargue|recibe|reciba|únete|únase|apúntate|regístrate|entra|haz clic",
        "newsletter*|boletín*|boletines|canal*|app|aplicación|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|alertas|notificaciones"
        "|correo|redes|podcast*|noticias",
        "nos|nuestr*|tu|su|aquí|gratis|diari*|síguenos|síganos|suscríbete|suscríbase|últim*",
        "para|no te|no se|quieres|más|toda*|si|recuerda|ya",
    ),
    (
        "siga|siga-nos|sigam|inscreva*|assine|baixe|receba|acompanhe|participe|entre|clique|cadastre*|subscreva",
        "newsletter*|boletim|canal|canais|app|aplicativo|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|google notícias|alertas"
        "|notificações|redes|podcast*|email|grupo|notícias",
        "nos|noss*|seu|sua|aqui|grátis|gratuit*|o|no|diari*",
        "para|não|quer|mais|toda*|fique|se|já",
    ),
    (
        "segui|seguici|iscriviti|abbonati|scarica|ricevi|unisciti|clicca|resta|ascolta",
        "newsletter*|canale|canali|app|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|notifiche|podcast*|email|notizie|social",
        "noi|nostr*|tua|tuo|qui|gratis|gratuit*|seguici|iscriviti|ultime|aggiornat*|su",
        "per|non|vuoi|tutte|se|rimani|più",
    ),
    (
        "подпи*|следите|читайте|присоединяйтесь|скачайте|скачивайте|установите|получайте|смотрите|заходите|вступайте",
        "канал*|телеграм*|telegram*|рассыл*|приложени*|facebook|twitter|вконтакте|инстаграм*|instagram|youtube|whatsapp|дзен*|google новост*"
        "|уведомлени*|google news|подкаст*|соцсет*|новост*",
        "наш*|нас|нам|ваш*|бесплатн*|подпи*|первым*",
        "чтобы|не|больше|самые|ещё|все|хотите|если|наш",
    ),
    (
        "takip|abone|indirin|indir|katılın|katıl|üye|kaydolun|okuyun",
        "bülten*|kanal*|uygulama*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube*|google news*|google haberler*|bildirim*|hesab*",
        "bizi|bize|*mızı|*mizi|ücretsiz|edin|olun|haberler*|için",
        "",
    ),
    (
        "تابع*|اشترك*|اشتركوا|انضم*|حمل|حملوا|سجل|احصل|تابعوا|للاشتراك",
        "قنات*|قناة|النشرة|نشرت*|تطبيق*|فيسبوك|تويتر|واتساب|تلغرام|تليغرام|تيليجرام|إنستغرام|انستغرام|يوتيوب|غوغل|جوجل|google|أخبارنا|أخبار|الإخبارية|بريد*|صفحت*",
        "نا|*نا|على|عبر|مجانا|بريدك|لدينا|في|من",
        "",
    ),
    (
        "دنبال|عضو|مشترک|دانلود|نصب|بپیوندید|بخوانید",
        "کانال*|خبرنامه*|اپلیکیشن*|تلگرام*|اینستاگرام*|توییتر*|فیسبوک*|واتساپ*|یوتیوب*|گوگل*",
        "ما|را|شوید|کنید|بپیوندید|رایگان",
        "",
    ),
    (
        "फॉलो|सब्सक्राइब|जुड़ें|जुड़े|डाउनलोड|क्लिक|लाइक|पढ़ें|पाएं",
        "चैनल|ऐप|एप|फेसबुक|ट्विटर|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|इंस्टाग्राम|यूट्यूब|गूगल|न्यूज़लेटर|न्यूजलेटर|अलर्ट|facebook|twitter|whatsapp|telegram|google",
        "हमारे|हमें|हमसे|करें|अपने|आप|जुड़ें|पर",
        "",
    ),
    (
        "关注|订阅|下载|扫描|扫码|加入|關注|訂閱|下載|追蹤|掃描|点击|點擊|长按",
        "公众号|微信|微博|客户端|频道|邮件|通讯|电报|二维码|app|youtube|facebook|telegram|twitter|頻道|電子報|粉絲|line|社群|客戶端|快讯",
        "我们|我們|本报|本台|本站|官方|最新|更多|免费|免費|每日|及时|立即|你|您",
        "",
    ),
    (
        "フォロー|登録|購読|ダウンロード|チャンネル登録|受け取|クリック|友だち追加",
        "ニュースレター|メルマガ|メールマガジン|チャンネル|アプリ|facebook|twitter|line|instagram|youtube|telegram|公式アカウント|x|通知",
        "ください|最新|無料|こちら|公式|毎日|私たち|しよう|お届け|する",
        "",
    ),
    (
        "구독|팔로우|다운로드|가입|추가|설치",
        "뉴스레터|채널|앱|페이스북|트위터|카카오톡|텔레그램|인스타그램|유튜브|알림|네이버",
        "하세요|해주세요|우리|무료|최신|매일|바로|저희",
        "",
    ),
    (
        "volg|abonneer|meld|download|ontvang|schrijf|lid",
        "nieuwsbrief*|kanaal|kanalen|app|facebook|twitter|whatsapp*|telegram|instagram|youtube|google news|mail|inbox|pushberichten",
        "ons|onze|je|jouw|uw|hier|gratis|dagelijks",
        "voor|wil|mis|altijd|meer|niets",
    ),
    (
        "obserwuj*|śledź|subskrybuj*|zapisz|dołącz|pobierz|polub|kliknij|sledujte|odebírejte|stáhněte|urmărește|urmăriți|abonează*|descarcă|kövess*|iratkozz*",
        "newsletter*|kanał*|aplikacj*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube|google news|wiadomości|kanál*|aplikaci|canal*|aplicația|hírlev*",
        "nas|nasz*|się|bezpłatn*|twój|nás|náš*|naše|ne|nostru|noastră|minket|hírlev*|bennünket",
        "",
    ),
    (
        "ακολουθήστε|εγγραφείτε|κατεβάστε|последвайте|абонирайте|ikuti|berlangganan|gabung|unduh|theo dõi|đăng ký|följ|prenumerera|følg|abonner|abonnér|tilaa|seuraa|עקבו|הצטרפו|الحاق|فالو|সাবস্ক্রাইব|ফলো|fuata|jiunge|ติดตาม|สมัคร",
        "newsletter*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube*|google*|kanal*|saluran|κανάλι|εφαρμογή|ενημερωτικό*|канал*|aplikasi|kênh|app*|nyhetsbrev*|nyhedsbrev*|uutiskirje*|ניוזלטר|ערוץ|چینل|চ্যানেল|chaneli|ช่อง|line",
        "μας|ни|kami|chúng tôi|ngay|oss|vår*|vårt|vores|os|meitä|אחרינו|שלנו|ہمارے|ہمیں|আমাদের|yetu|nasi|เรา|dan|για|за",
        "",
    ),
)

# A line that begins with one of these and goes on with a name.
BYLINE = """
by|written by|reported by|reporting by|story by|words by|text by|posted by|author|authors|edited by|editing by|published by|from our
von|text von|autor|autorin|par|rédigé par|publié par|auteur|auteurs|por|escrito por|redacción|autora|autores|texto de|da redação|di|a cura di|scritto da
autore|автор|авторы|текст|yazan|yazar|muhabir|بقلم|كتب|كتبت|الكاتب|تقرير|نویسنده|گزارش|लेखक|द्वारा|रिपोर्ट|作者|记者|記者|编辑|編輯|责任编辑|撰文
著者|執筆|文责|기자|글|door|geschreven door|przez|autorzy|av|tekst|af|skrevet av|skrevet af|skriven av|kirjoittaja|scris de|napsal|szerző|írta
συντάκτης|автор|oleh|penulis|tác giả|โดย|מאת|تحریر|লেখক|mwandishi
"""

CREDIT = """
photo|photos|photo by|photo credit|photograph|photograph by|photography by|image|image credit|image by|picture|picture credit|credit|credits|source
getty images|file photo|file picture|illustration|illustrative image|video|watch|courtesy|caption
foto|fotos|bild|bildquelle|bildnachweis|quelle|symbolbild|archivbild|crédit photo|crédit|crédits|illustration|image d'illustration
fuente|imagen|crédito|fotografía|imagem|reprodução|divulgação|fonte|immagine|фото|источник|изображение|иллюстрация|fotoğraf|kaynak|görsel
صورة|المصدر|تصوير|عکس|منبع|फोटो|तस्वीर|स्रोत|图|图片|图片来源|来源|图源|圖|圖片來源|來源|資料圖|写真|画像|提供|出典|사진|출처|beeld|bron|zdjęcie|źródło|zdroj
forrás|kuva|kilde|φωτογραφία|πηγή|снимка|sumber|ảnh|nguồn|ภาพ|צילום|תמונה|تصویر|ছবি|picha
"""

# Labels that stand alone between a headline and its text.
DATELINE = """
published|published on|published at|posted|posted on|updated|updated on|last updated|last modified|modified|first published|date|on|by|at
veröffentlicht|veröffentlicht am|aktualisiert|aktualisiert am|stand|erstellt|von|am|publié|publié le|mis à jour|mis à jour le|par|le|modifié le
publicado|publicado el|actualizado|actualizado el|por|el|publicado em|atualizado|atualizado em|em|pubblicato|pubblicato il|aggiornato|aggiornato il|di|il
опубликовано|обновлено|дата|автор|yayınlanma|yayınlandı|güncelleme|güncellendi|yayın tarihi|tarih|نشر|نشر في|تاريخ النشر|آخر تحديث|تم التحديث|منذ|بتاريخ
منتشر شده|تاریخ انتشار|به‌روزرسانی|प्रकाशित|अपडेट|अपडेटेड|पब्लिश|发布|发布时间|发布于|更新|更新时间|更新于|發布|發布時間|公開|公開日|更新日|掲載|입력|수정|등록|송고
gepubliceerd|gepubliceerd op|bijgewerkt|opublikowano|aktualizacja|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|päivitetty
publicat|actualizat|publikováno|aktualizováno|megjelent|frissítve|δημοσιεύτηκε|δημοσίευση|ενημέρωση|публикувано|обновена|diterbitkan|diperbarui
đăng|cập nhật|เผยแพร่|อัปเดต|פורסם|עודכן|شائع|اپ ڈیٹ|প্রকাশিত|আপডেট
"""

# Words that, with a number, make a line a time or a length of reading: "3 hours ago", "5 min read".
TIME_UNITS = """
min|mins|minute|minutes|hour|hours|hr|hrs|day|days|week|weeks|month|months|ago|read|reading|views|comments|shares|sec|second|seconds
minuten|stunde|stunden|tag|tagen|woche|wochen|vor|lesezeit|heure|heures|jour|jours|semaine|semaines|il y a|lecture|minuto|minutos|hora|horas|día|días
hace|lectura|dia|dias|há|leitura|minuti|ora|ore|giorno|giorni|fa|lettura|минут*|час*|дн*|день|назад|чтени*|просмотр*|dakika|saat|gün|önce|okuma
دقيقة|دقائق|ساعة|ساعات|يوم|أيام|منذ|قراءة|دقیقه|ساعت|روز|پیش|मिनट|घंटे|दिन|पहले|分钟|小时|天前|分鐘|小時|分|時間|日前|분|시간|일 전|minuut|minuten|uur|dagen
geleden|leestijd|godz|dni|temu|timmar|dagar|sedan|timer|siden|päivää|sitten|ore|zile|acum|hodin*|dny|óra|napja|ώρες|πριν|menit|jam|hari|lalu|phút|giờ|trước
"""

PAYWALL = """
subscribe to continue|subscribe to read|sign in to continue|log in to continue|this article is for subscribers|this content is for subscribers
already a subscriber|already a member|to continue reading|you have reached your limit|free articles remaining|create a free account
we use cookies|this site uses cookies|this website uses cookies|accept cookies|accept all|cookie settings|manage cookies|by continuing to use
please enable javascript|enable javascript|disable your ad blocker|your browser does not support|unlock this article
jetzt abonnieren|bereits abonnent|wir verwenden cookies|diese website verwendet cookies|alle akzeptieren|dieser artikel ist nur für abonnenten
déjà abonné|réservé aux abonnés|article réservé aux abonnés|nous utilisons des cookies|ce site utilise des cookies|tout accepter|il vous reste
ya eres suscriptor|contenido exclusivo para suscriptores|utilizamos cookies|este sitio utiliza cookies|aceptar todo|aceptar cookies
já é assinante|conteúdo exclusivo para assinantes|utilizamos cookies|este site usa cookies|aceitar todos|aceitar cookies
sei già abbonato|contenuto riservato agli abbonati|utilizziamo i cookie|questo sito utilizza cookie|accetta tutti|accetta i cookie
мы используем cookie|сайт использует cookie|мы используем файлы cookie|доступно только подписчикам|принять все|у вас осталось
çerez kullanıyoruz|bu site çerez|sadece abonelere|نستخدم ملفات تعريف الارتباط|هذا المحتوى للمشتركين|از کوکی
हम कुकीज़|यह लेख केवल सदस्यों|我们使用cookie|本网站使用cookie|登录后继续阅读|订阅后继续阅读|会员专享|この記事は有料会員限定|会員限定記事|残り|クッキーを使用
"""
