"""Lines that lead away from an article: headings of related articles, links to the rest, adverts, sharing, terms."""

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
"""

BACK = """
back to…|return to…|go back to…|zurück zu…|zurück zum…|zurück zur…|retour à…|retour au…|retour aux…|retour vers…
volver a…|volver al…|regresar a…|regresar al…|voltar a…|voltar ao…|voltar à…|voltar para…|torna a…|torna al…|torna alla…
torna ai…|torna all…|ritorna a…|ritorna al…|ritorna alla…|terug naar…|tillbaka till…|tilbage til…|tilbake til…
powrót do…|wróć do…|zpět na…|späť na…|vissza a…|vissza az…|înapoi la…|назад к…|вернуться к…|вернуться на…
повернутися до…|natrag na…|nazad na…|kembali ke…|quay lại…
"""
"""How a line begins that leads back to a list, or to the front page, where a link ends it."""

ADVERT = """
advertisement|advertisements|ad|ads|advert|sponsored|sponsored content|sponsored by…|promoted|promoted content
paid content|paid post|story continues below advertisement|article continues below advertisement
story continues below|article continues below|advertisement scroll to continue|scroll to continue
article continues after advertisement|partner content
presented by…|in partnership with…|powered by…|anzeige|werbung|gesponsert|nach der anzeige geht es weiter
artikel wird nach der anzeige fortgesetzt|publicité|sponsorisé|annonce|la suite après la publicité
contenu sponsorisé|publicidad|anuncio|anuncios|patrocinado|contenido patrocinado|publicidade|anúncio
continua depois da publicidade|conteúdo patrocinado|conteúdo pago|pubblicità|annuncio|contenuto sponsorizzato
continua dopo la pubblicità|реклама|на правах рекламы|продолжение после рекламы|спонсорский материал|reklam
sponsorlu|sponsorlu içerik|إعلان|اعلان|إعلانات|محتوى ممول|تبلیغات|آگهی|विज्ञापन|广告|廣告|赞助内容|贊助|推广
広告|スポンサー|スポンサーリンク|광고|advertentie|gesponsord|reklama|annons|annonse|mainos|publicitate
publicitatea|inzerce|hirdetés|διαφήμιση|iklan|quảng cáo|โฆษณา|פרסומת|اشتہار|বিজ্ঞাপন|tangazo
story continues after the ad|story continues after advertisement|article continues after the ad
el artículo continúa después de la publicidad|dalszy ciąg materiału pod wideo|dalszy ciąg materiału pod reklamą
tekst gaat verder onder de advertentie|tekst loopt door onder de advertentie|artikkeli jatkuu mainoksen jälkeen
artikeln fortsätter efter annonsen
"""

SHARE = """
share|listen|listen to this article…|listen to this story…|listen now|hear this article|watch now|beitrag hören
artikel anhören|diesen artikel anhören…|vorlesen|écouter|écouter l'article…|écouter cet article…|escuchar
escuchar este artículo…|ouvir|ouvir o artigo…|ascolta|ascolta l'articolo…|слушать|прослушать|dinle|haberi dinle|استمع
استمع إلى المقال|收听|听新闻|この記事を聴く|share this|share this article|share this story|share this post|share on…
tweet|tweet this|facebook|twitter
x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|bluesky|mastodon|email|e-mail
print|copy link|copy url|link copied|share via…|share with…|share to…|follow us|follow|follow us on…
connect with us|stay connected|stay in touch|find us on…|like us on…|save|bookmark|flipboard|messenger|viber|vk
line|weibo|wechat|rss|subscribe|subscribe now|sign in|log in|login|register|sign up|menu|search|skip to content
skip to main content|skip to navigation|home|newsletter|newsletters|topics|tags|related topics…
toggle navigation|teilen|diesen artikel teilen|artikel teilen|auf facebook teilen|folgen sie uns|folge uns
drucken|merken|abonnieren|anmelden|zum inhalt springen|suche|startseite|schlagwörter|themen|partager
partager cet article|partager sur…|suivez-nous|suivez nous|imprimer|s'abonner|se connecter|aller au contenu
rechercher|accueil|compartir|comparte|compartir en…|comparte esta noticia|síguenos|síganos|síguenos en…|imprimir
suscríbete|iniciar sesión|ir al contenido|buscar|inicio|etiquetas|compartilhe|compartilhar|partilhar
compartilhe esta notícia|siga-nos|entrar|pular para o conteúdo|condividi|condividi su…|seguici|seguici su…
stampa|abbonati|accedi|vai al contenuto|cerca|поделиться|поделиться в…|подписаться|подпишитесь|подписывайтесь
войти|поиск|главная|теги|распечатать|paylaş|bu haberi paylaş|takip et|bizi takip edin|abone ol|giriş yap|ara
ana sayfa|etiketler|مشاركة|شارك|شارك المقال|تابعنا|تابعنا على…|طباعة|اشترك|الرئيسية|بحث|تسجيل الدخول
اشتراک گذاری|به اشتراک بگذارید|ما را دنبال کنید|چاپ|خانه|جستجو|शेयर करें|हमें फॉलो करें|साझा करें|होम|分享
分享到…|关注我们|關注我們|收藏|打印|推荐|点赞|阅读原文|微信扫一扫关注该公众号|登录|注册|首页|搜索|登入|首頁|搜尋|シェア|シェアする|ツイート|フォローする
印刷|ログイン|検索|ホーム|保存|공유|공유하기|구독|로그인|검색|홈|인쇄|delen|deel dit artikel|volg ons|udostępnij
obserwuj nas|zaloguj się|dela|del|jaa|distribuie|sdílet|megosztás|κοινοποίηση|сподели|bagikan|ikuti kami|chia sẻ
แชร์|שתפו|شیئر کریں|শেয়ার করুন|اشتراک‌گذاری|هم‌رسانی|печать|yazdır|प्रिंट|प्रिंट करें
print this page|print this article|print article|save this page|republish this article|republish this story
was this article helpful|was this page helpful|seite drucken|artikel drucken|imprimer cet article|imprimer la page
imprimir esta página|imprimir página|stampa la pagina|stampa questo articolo|распечатать страницу|drukuj|skriv ut
listen to the podcast|explore more on these topics|follow the topics in this article|add us on google
licensing rights|purchase licensing rights|subscribe for full access|report a typo|report an error|report a mistake
teilen sie diesen artikel|fehler gefunden|fehler gefunden jetzt melden|fehler melden|s'inscrire à la newsletter
signaler une erreur|archivado en
reportar un error|notificar un error|segnala un errore|нашли ошибку|нашли опечатку|следите за нами в соцсетях
扫一扫关注我们|版权声明…|打印本页|关闭窗口
この記事をシェアする|メルマガ登録|기사제보|구독하기|카카오톡 채널 추가|dela artikeln
jaa artikkeli|tilaa uutiskirje|εγγραφείτε στο newsletter|abonează-te la newsletter|поділитися|đăng ký nhận bản tin
עקבו אחרינו בפייסבוק|הירשמו לניוזלטר
"""

# Of these, what has a number behind it.
SHARED = """
share|tweet|facebook|twitter|pinterest|linkedin|reddit|recommend|teilen|partager|compartir|compartilhar|condividi
поделиться|paylaş|分享|收藏|推荐|点赞|シェア|ツイート|공유
"""

COPYRIGHT = """
copyright…|all rights reserved…|alle rechte vorbehalten…|tous droits réservés…|todos los derechos reservados…
derechos reservados…|todos os direitos reservados…|tutti i diritti riservati…|riproduzione riservata…
© riproduzione riservata…|все права защищены…|tüm hakları saklıdır…|جميع الحقوق محفوظة…|حقوق النشر…|تمامی حقوق…
सर्वाधिकार सुरक्षित…|版权所有…|版權所有…|未经授权…|无断转载禁止…|無断転載…|저작권자…|무단전재…
alle rechten voorbehouden…|wszelkie prawa zastrzeżone…|terms of use|terms of service|privacy policy|privacy
imprint|impressum|datenschutz|agb|kontakt|mentions légales|aviso legal|política de privacidad
política de privacidade|contact us|about us|contact|about|cookie policy|terms and conditions|terms & conditions
advertise|advertise with us|careers|sitemap|powered by wordpress…
"""
