"""Lines that lead away from an article: adverts, sharing, terms."""

from __future__ import annotations

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
replay|autoplay|show thumbnails|hide thumbnails|full screen|fullscreen|view fullscreen
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
sva prava pridržana…|sva prava zadržana…|сва права задржана…|vse pravice pridržane…|všechna práva vyhrazena…
všetky práva vyhradené…|всички права запазени…|усі права захищені…|всі права захищені…|visos teisės saugomos…
visos teisės ginamos…|visas tiesības aizsargātas…|visas tiesības paturētas…|kõik õigused kaitstud…
toate drepturile rezervate…|minden jog fenntartva…|με επιφύλαξη παντός δικαιώματος…|כל הזכויות שמורות…
جملہ حقوق محفوظ…|کلیه حقوق…|সর্বস্বত্ব সংরক্ষিত…|সর্বসত্ব সংরক্ষিত…|hak cipta dilindungi…|hak cipta terpelihara…
alla rättigheter förbehållna…|alle rettigheder forbeholdes…|alle rettigheter forbeholdt…|kaikki oikeudet pidätetään…
tots els drets reservats…|bütün hüquqlar qorunur…|모든 권리 보유…|무단 전재…|轉載請註明…|转载请注明…|未经许可…
未經授權…|著作權所有…|禁止轉載…|สงวนลิขสิทธิ์…|при использовании материалов сайта…|при перепечатке…
при копировании материалов…|при використанні матеріалів сайту…
"""
