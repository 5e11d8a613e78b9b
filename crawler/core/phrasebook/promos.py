"""What promos ask for: a row for each language."""

from __future__ import annotations

# What to do, with what, whose or when, and how such a line may open if not with the verb ("": in any way, for languages
# whose verb stands last). "*" stands for any rest of the word.
PROMO = (
    (
        "follow|subscribe|sign up|join|download|get|receive|install|like|visit|click|tap|register|become|support|"
        "donate|listen|watch|stay",
        "newsletter*|channel*|app|apps|facebook|twitter|whatsapp|telegram|instagram|youtube|linkedin|tiktok|"
        "bluesky|threads|inbox|alert*|notification*|google news|podcast*|email list|mailing list|subscriber*|"
        "briefing|social media|push|member|rss|updates|headlines|journalism|subscription*",
        "us|our|your|here|now|free|today|daily|weekly|latest|breaking|@*",
        "for|to|please|don't|do not|want|never|if you|enjoy*|more|also|stay|keep|all the",
    ),
    (
        "folgen|folge|abonnieren|abonniere|melden|melde|laden|lade|erhalten|bestellen|jetzt|hier|lesen|unterstützen",
        "newsletter*|kanal*|app|apps|facebook|twitter|whatsapp*|telegram*|instagram|youtube|google news|push*|"
        "podcast*|posteingang|feed|journalismus",
        "uns|unser*|ihr*|dein*|hier|jetzt|kostenlos|täglich|sie|dir|direkt",
        "für|mehr|um|sie|wollen|möchten|noch|alle|nichts|jetzt|hier|immer",
    ),
    (
        "suivez|abonnez|inscrivez|téléchargez|recevez|rejoignez|retrouvez|cliquez|écoutez",
        "newsletter*|chaîne*|application*|appli|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|"
        "google actualités|alerte*|notification*|infolettre*|lettre*|podcast*|boîte*|actualité*|réseaux|"
        "journalisme",
        "nous|notre|nos|vous|votre|ici|gratuit*|chaque",
        "pour|ne|toute*|et|plus|vous|retrouvez",
    ),
    (
        "sigue|síguenos|siga|síganos|suscríbete|suscríbase|suscribirte|descarga|descargue|recibe|reciba|únete|"
        "únase|apúntate|regístrate|entra|haz clic",
        "newsletter*|boletín*|boletines|canal*|app|aplicación|facebook|twitter|whatsapp|telegram|instagram|"
        "youtube|google news|alertas|notificaciones|correo|redes|podcast*|noticias|"
        "periodismo",
        "nos|nuestr*|tu|su|aquí|gratis|diari*|síguenos|síganos|suscríbete|suscríbase|últim*",
        "para|no te|no se|quieres|más|toda*|si|recuerda|ya",
    ),
    (
        "siga|siga-nos|sigam|inscreva*|assine|baixe|receba|acompanhe|participe|entre|clique|cadastre*|subscreva",
        "newsletter*|boletim|canal|canais|app|aplicativo|facebook|twitter|whatsapp|telegram|instagram|youtube|"
        "google news|google notícias|alertas|notificações|redes|podcast*|email|grupo|notícias|jornalismo",
        "nos|noss*|seu|sua|aqui|grátis|gratuit*|o|no|diari*",
        "para|não|quer|mais|toda*|fique|se|já",
    ),
    (
        "segui|seguici|iscriviti|abbonati|scarica|ricevi|unisciti|clicca|resta|ascolta",
        "newsletter*|canale|canali|app|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|notifiche|"
        "podcast*|email|notizie|social",
        "noi|nostr*|tua|tuo|qui|gratis|gratuit*|seguici|iscriviti|ultime|aggiornat*|su",
        "per|non|vuoi|tutte|se|rimani|più",
    ),
    (
        "подпи*|следите|читайте|присоединяйтесь|скачайте|скачивайте|установите|получайте|смотрите|заходите|вступайте",
        "канал*|телеграм*|telegram*|рассыл*|приложени*|facebook|twitter|вконтакте|инстаграм*|instagram|youtube|"
        "whatsapp|дзен*|google новост*|уведомлени*|google news|подкаст*|соцсет*|новост*",
        "наш*|нас|нам|ваш*|бесплатн*|подпи*|первым*",
        "чтобы|не|больше|самые|ещё|все|хотите|если|наш",
    ),
    (
        "takip|abone|indirin|indir|katılın|katıl|üye|kaydolun|okuyun",
        "bülten*|kanal*|uygulama*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube*|google news*|"
        "google haberler*|bildirim*|hesab*",
        "bizi|bize|*mızı|*mizi|ücretsiz|edin|olun|haberler*|için",
        "",
    ),
    (
        "تابع*|اشترك*|اشتركوا|انضم*|حمل|حملوا|سجل|احصل|تابعوا|للاشتراك",
        "قنات*|قناة|النشرة|نشرت*|تطبيق*|فيسبوك|تويتر|واتساب|تلغرام|تليغرام|تيليجرام|إنستغرام|انستغرام|يوتيوب|غوغل|"
        "جوجل|google|أخبارنا|أخبار|الإخبارية|بريد*|صفحت*",
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
        "फॉलो|सब्सक्राइब|सदस्यता|जुड़ें|जुड़े|डाउनलोड|क्लिक|लाइक|पढ़ें|पाएं",
        "चैनल|ऐप|एप|फेसबुक|ट्विटर|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|इंस्टाग्राम|यूट्यूब|गूगल|न्यूज़लेटर|न्यूजलेटर|"
        "अलर्ट|facebook|twitter|whatsapp|telegram|google",
        "हमारे|हमें|हमसे|करें|अपने|आप|जुड़ें|पर",
        "",
    ),
    (
        "关注|订阅|下载|扫描|扫码|加入|關注|訂閱|下載|追蹤|掃描|点击|點擊|长按",
        "公众号|微信|微博|客户端|频道|邮件|通讯|电报|二维码|app|youtube|facebook|telegram|twitter|頻道|電子報|"
        "粉絲|line|社群|客戶端|快讯",
        "我们|我們|本报|本台|本站|官方|最新|更多|免费|免費|每日|及时|立即|你|您",
        "",
    ),
    (
        "フォロー|登録|購読|ダウンロード|チャンネル登録|受け取|クリック|友だち追加",
        "ニュースレター|メルマガ|メールマガジン|チャンネル|アプリ|facebook|twitter|line|instagram|youtube|"
        "telegram|公式アカウント|x|通知",
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
        "nieuwsbrief*|kanaal|kanalen|app|facebook|twitter|whatsapp*|telegram|instagram|youtube|google news|mail|"
        "inbox|pushberichten",
        "ons|onze|je|jouw|uw|hier|gratis|dagelijks",
        "voor|wil|mis|altijd|meer|niets",
    ),
    (
        "obserwuj*|śledź|subskrybuj*|zapisz|dołącz|pobierz|polub|kliknij|sledujte|odebírejte|stáhněte|urmărește|"
        "urmăriți|abonează*|descarcă|kövess*|iratkozz*",
        "newsletter*|kanał*|aplikacj*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube|google news|"
        "wiadomości|kanál*|aplikaci|canal*|aplicația|hírlev*",
        "nas|nasz*|się|bezpłatn*|twój|nás|náš*|naše|ne|nostru|noastră|minket|hírlev*|bennünket",
        "",
    ),
    (
        "ακολουθήστε|εγγραφείτε|κατεβάστε|последвайте|абонирайте|ikuti|berlangganan|gabung|unduh|theo dõi|đăng ký|"
        "följ|prenumerera|følg|abonner|abonnér|tilaa|seuraa|עקבו|הצטרפו|الحاق|فالو|সাবস্ক্রাইব|ফলো|fuata|jiunge|"
        "ติดตาม|สมัคร",
        "newsletter*|facebook*|twitter*|whatsapp*|telegram*|instagram*|youtube*|google*|kanal*|saluran|κανάλι|"
        "εφαρμογή|ενημερωτικό*|канал*|aplikasi|kênh|app*|nyhetsbrev*|nyhedsbrev*|uutiskirje*|ניוזלטר|ערוץ|چینل|"
        "চ্যানেল|chaneli|ช่อง|line",
        "μας|ни|kami|chúng tôi|ngay|oss|vår*|vårt|vores|os|meitä|אחרינו|שלנו|ہمارے|ہمیں|আমাদের|yetu|nasi|เรา|dan|για|за",
        "",
    ),
)
