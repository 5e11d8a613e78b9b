"""Lines of comment forms, paywalls and consent dialogues."""

from __future__ import annotations

COMMENT = """
leave a reply…|leave a comment|leave your comment|post a comment|post comment|add a comment|add comment
write a comment|comment|comments|click to comment|no comments|no comments yet|join the conversation
join the discussion|view comments|show comments|your email address will not be published…
required fields are marked…|save my name email…|cancel reply|be the first to comment…|you must be logged in to…
log in to comment|notify me of…|comments are closed…|comment on this story|submit comment|reply
sign in to comment|log in to reply|view all comments|read comments|load comments|share your thoughts
what do you think|have your say|comments off|discussion|this site uses akismet…|comments policy|comment policy
report this comment|show all comments|schreibe einen kommentar|kommentar schreiben|kommentar verfassen
kommentar hinzufügen|neuen kommentar hinzufügen|neuer kommentar|einen kommentar schreiben|kommentar abgeben
kommentar senden|add new comment|write your comment|submit a comment|añadir comentario|añadir nuevo comentario
aggiungi commento|aggiungi un commento|adicionar comentário|adicionar um comentário|добавить новый комментарий
kommentieren|kommentare|hinterlasse einen kommentar|antworten|deine e-mail-adresse wird nicht veröffentlicht…
ihre e-mail-adresse wird nicht veröffentlicht…|erforderliche felder sind…|kommentar abschicken
antworten abbrechen|jetzt kommentieren|keine kommentare|kommentar hinterlassen|diskutieren sie mit
laisser un commentaire|laissez un commentaire|votre adresse e-mail ne sera pas publiée…
votre adresse de messagerie ne sera…|les champs obligatoires…|annuler la réponse|commentaires|commenter
laisser une réponse|laissez une réponse|réagir|vos réactions|poster un commentaire|ajouter un commentaire
aucun commentaire|publier un commentaire|soyez le premier à commenter…|deja un comentario|dejar un comentario
deja una respuesta|dejar una respuesta|tu dirección de correo electrónico no será…
su dirección de correo electrónico no será…|los campos obligatorios…|cancelar respuesta|comentarios|comentar
sin comentarios|haz clic para comentar|publicar comentario|escribe un comentario|enviar comentario
agregar comentario|únete a la conversación|deixe um comentário|deixe uma resposta|deixar um comentário
o seu endereço de e-mail não será…|o seu endereço de email não será…|campos obrigatórios…|cancelar resposta
comentários|clique para comentar|publicar comentário|nenhum comentário|enviar comentário|lascia un commento
lascia una risposta|il tuo indirizzo email non sarà…|i campi obbligatori…|annulla risposta|commenti|commenta
clicca per commentare|nessun commento|invia commento|scrivi un commento|pubblica un commento
оставить комментарий|добавить комментарий|комментарии|ваш адрес email не будет…|ваш e-mail не будет…
обязательные поля…|отменить ответ|нет комментариев|написать комментарий|комментировать|оставьте комментарий
нажмите чтобы прокомментировать|обсудить|yorum yap|yorum yapın|yorum bırakın|yorum yaz|bir yanıt yazın
bir cevap yazın|e-posta adresiniz yayınlanmayacak…|gerekli alanlar…|yorumlar|yanıtı iptal et|yorum gönder
yorum ekle|ilk yorumu siz yapın|اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليق|اترك ردا|اترك رد
لن يتم نشر عنوان بريدك…|لن يتم نشر…|الحقول الإلزامية…|إلغاء الرد|تعليقات|التعليقات|اترك تعليق|شارك برأيك|تعليق
لا توجد تعليقات|إرسال التعليق|انقر للتعليق|دیدگاهتان را بنویسید|نشانی ایمیل شما منتشر نخواهد…|بخش‌های موردنیاز…
نظر بدهید|نظرات|ارسال نظر|لغو پاسخ|نظر شما|ثبت دیدگاه|टिप्पणी करें|टिप्पणियाँ|आपका ईमेल पता प्रकाशित नहीं…
प्रातिक्रिया दे|कमेंट करें|अपनी टिप्पणी दें|जवाब रद्द करें|发表评论|发表回复|您的邮箱地址不会被公开…
您的电子邮箱地址不会被公开…|必填项已用…|取消回复|评论|留言|暂无评论|发布评论|写评论|發表評論|發表迴響|發佈留言
您的電子郵件地址不會被公開…|發佈留言必須填寫的電子郵件地址不會公開…|必填欄位標示為…|取消回覆|コメントを残す
コメントを書く|コメント|返信をキャンセル|メールアドレスが公開されることはありません…
が付いている欄は必須項目です…|コメントを送信|コメントする|댓글 남기기|댓글|댓글 달기|댓글 쓰기
이메일 주소는 공개되지…|필수 필드는…|응답 취소|geef een reactie|laat een reactie achter|reacties|reageer
het e-mailadres wordt niet gepubliceerd…|je e-mailadres wordt niet…|dodaj komentarz|napisz komentarz|komentarze
skomentuj|twój adres e-mail nie zostanie…|wymagane pola są…|anuluj pisanie odpowiedzi|lämna ett svar
lämna en kommentar|din e-postadress kommer inte…|legg igjen en kommentar|skriv en kommentar|jätä kommentti
kommentit|lasă un răspuns|lasă un comentariu|adresa ta de email nu va fi…|napsat komentář
vaše e-mailová adresa nebude…|komentáře|hozzászólások|szólj hozzá|vélemény hozzászólás|αφήστε μια απάντηση
σχόλια|η ηλ διεύθυνση σας δεν…|вашият имейл адрес няма…|tinggalkan balasan|alamat email anda tidak akan…
komentar|tulis komentar|để lại một bình luận|email của bạn sẽ không…|bình luận|แสดงความคิดเห็น|כתיבת תגובה
תגובות|הוספת תגובה|האימייל לא יוצג…|تبصرہ کریں|آپ کا ای میل ایڈریس شائع نہیں…|মন্তব্য করুন
আপনার ই-মেইল এ্যাড্রেস প্রকাশিত…|acha maoni
comments disabled|comments are disabled|comments have been closed
commenting has been disabled|kommentarfunktion deaktiviert
kommentare sind geschlossen|kommentare geschlossen|kommentare deaktiviert…|les commentaires sont fermés
commentaires fermés…|commentaires désactivés|les commentaires sont désactivés|los comentarios están cerrados
comentarios cerrados|comentarios desactivados…|i commenti sono chiusi|commenti disabilitati…|commenti chiusi
comentários desativados…|comentários fechados|comentários encerrados|reacties zijn gesloten|reacties gesloten
reacties uitgeschakeld…|możliwość komentowania jest wyłączona|możliwość komentowania została wyłączona…
komentowanie wyłączone|комментарии запрещены|комментарии отключены|комментарии закрыты|обсуждение закрыто
коментарі закриті|коментарі вимкнено|коментування вимкнено|коментарите са изключени|komentáře nejsou povoleny…
komentáře jsou uzavřeny|komentáre sú uzavreté|kommentarer inaktiverade…|kommentarer är stängda
kommentering är avstängd|lukket for kommentarer
kommentointi on suljettu|kommentit pois päältä|yorumlar kapalı|yorumlar kapatıldı|comentariile sunt închise
komentiranje je isključeno|komentari isključeni|komentari su isključeni
els comentaris estan tancats|komentar ditutup|đã đóng bình luận|τα σχόλια είναι κλειστά|コメントは受け付けていません
現在コメントは受け付けておりません|コメントはまだありません|评论已关闭|評論已關閉|留言功能已關閉|댓글이 닫혀있습니다
댓글 닫힘|التعليقات مغلقة|دیدگاه‌ها بسته شده‌اند|סגור לתגובות|התגובות סגורות
loading comments|send us your thoughts|zu den kommentaren|kommentarfunktion geschlossen
bitte beachten sie unsere netiquette|voir les commentaires|réagir à cet article|ver comentarios
ver comentários|leggi i commenti|читать комментарии|показать комментарии|yorumları göster|pokaż komentarze
zobacz komentarze|kommentarer|se kommentarer|comentarii|коментарі|ความคิดเห็น|查看评论|コメントを見る|댓글 보기
залишити коментар|залиште коментар|додати коментар|коментувати|скасувати відповідь|немає коментарів|коментарів немає
ваша e-mail адреса не…|ваша електронна адреса не…|оставете коментар|добави коментар|напишете коментар|няма коментари
коментари|задължителните полета са…|ostavite komentar|ostavi komentar|ostavite odgovor|dodaj komentar
napiši komentar|pošalji komentar|komentari|nema komentara|vaša adresa e-pošte neće…|vaša email adresa neće…
neophodna polja su…|obavezna polja su…|odustani od odgovora|остави коментар|оставите коментар|нема коментара
ваша адреса е-поште неће…|dodaj odgovor|komentiraj|komentarji|vaš e-naslov ne bo…|pridaj komentár|pridať komentár
napísať komentár|komentáre|vaša e-mailová adresa nebude…|vyžadované polia sú…|přidat komentář|napište komentář
vložit komentář|vyžadované informace jsou…|zrušit odpověď na komentář|žádné komentáře|okomentovat
parašykite komentarą|komentuoti|rašyti komentarą|komentarai|palikite komentarą|atšaukti atsakymą
el pašto adresas nebus…|pievienot komentāru|atstāt komentāru|komentāri|jūsu e-pasta adrese netiks…|lisa kommentaar
kommenteeri|kommentaarid|sinu e-postiaadressi ei avaldata…|jäta kommentaar|tühista vastus|adaugă un comentariu
adaugă comentariu|niciun comentariu|câmpurile obligatorii…|anulează răspunsul|scrie un comentariu|γράψτε ένα σχόλιο
αφήστε ένα σχόλιο|σχολιάστε|προσθήκη σχολίου|υποβολή σχολίου|δεν υπάρχουν σχόλια|τα υποχρεωτικά πεδία…
ακύρωση απάντησης|hozzászólás írása|az e-mail címet nem…|a kötelező mezőket…|válasz megszakítása|új hozzászólás
כתבו תגובה|הוסף תגובה|הוסיפו תגובה|השאר תגובה|השארת תגובה|פרסם תגובה|אין תגובות|שדות החובה…|تبصرے|جواب دیں
اپنا تبصرہ لکھیں|جواب منسوخ کریں|एक टिप्पणी छोड़ें|कोई टिप्पणी नहीं|आवश्यक फ़ील्ड…|মন্তব্যসমূহ|একটি মন্তব্য লিখুন
জবাব বাতিল|কোন মন্তব্য নেই|আপনার মন্তব্য|கருத்துகள்|மறுமொழி இடவும்|അഭിപ്രായങ്ങൾ|അഭിപ്രായം രേഖപ്പെടുത്തുക
ทิ้งคำตอบไว้|ใส่ความเห็น|แสดงความเห็น|อีเมลของคุณจะไม่…|ช่องข้อมูลจำเป็น…|ยกเลิกการตอบ|gửi bình luận|ý kiến bạn đọc
viết bình luận|các trường bắt buộc…|chưa có bình luận|bình luận của bạn|tinggalkan komentar|kirim komentar
tidak ada komentar|batalkan balasan|ruas yang wajib…|deixa un comentari|deixa una resposta|comentaris
l'adreça electrònica no es…|els camps necessaris…|cancel la la resposta|utzi erantzuna|iruzkinak|lini një përgjigje
shkruaj një koment|komente|şərh yaz|şərhlər|კომენტარები|մեկնաբանություններ|athugasemdir
"""

# Of these, what has a number behind it.
COMMENTS = """
comment|comments|kommentare|commentaires|comentarios|comentários|commenti|комментарии|yorumlar|تعليقات|التعليقات|نظرات
评论|留言|コメント|댓글|reacties|komentarze|kommentit|komentáře|hozzászólások|σχόλια|komentar|bình luận|תגובות
kommentarer|comentarii|коментарі|ความคิดเห็น
"""

# Anywhere in a short line.
PAYWALL = """
subscribe to continue|subscribe to read|sign in to continue|log in to continue|this article is for subscribers
this content is for subscribers|already a subscriber|already a member|to continue reading
you have reached your limit|free articles remaining|create a free account|we use cookies|this site uses cookies
this website uses cookies|accept cookies|accept all|cookie settings|manage cookies|by continuing to use
please enable javascript|enable javascript|disable your ad blocker|your browser does not support
unlock this article|jetzt abonnieren|bereits abonnent|wir verwenden cookies|diese website verwendet cookies
alle akzeptieren|dieser artikel ist nur für abonnenten|déjà abonné|réservé aux abonnés
article réservé aux abonnés|nous utilisons des cookies|ce site utilise des cookies|tout accepter|il vous reste
ya eres suscriptor|contenido exclusivo para suscriptores|utilizamos cookies|este sitio utiliza cookies
aceptar todo|aceptar cookies|já é assinante|conteúdo exclusivo para assinantes|este site usa cookies
aceitar todos|aceitar cookies|sei già abbonato|contenuto riservato agli abbonati|utilizziamo i cookie
questo sito utilizza cookie|accetta tutti|accetta i cookie|мы используем cookie|сайт использует cookie
мы используем файлы cookie|доступно только подписчикам|принять все|у вас осталось|çerez kullanıyoruz
bu site çerez|sadece abonelere|نستخدم ملفات تعريف الارتباط|هذا المحتوى للمشتركين|از کوکی|हम कुकीज़
यह लेख केवल सदस्यों|我们使用cookie|本网站使用cookie|登录后继续阅读|订阅后继续阅读|会员专享
この記事は有料会員限定|会員限定記事|残り文字|クッキーを使用
reserved for subscribers|subscribe to unlock|subscribe now to read|to view this content|hosted by a third party
eingebettete inhalte anzuzeigen|externer inhalt nicht
empfohlener redaktioneller inhalt|pour afficher ce contenu|para ver este contenido|per visualizzare questo contenuto
om deze inhoud te bekijken
"""

# Anywhere in a line before or after all text: what the house and its writers ask of readers and owe to say, and what a
# program says of the entry.
APPEAL = """
licensed under a creative commons|under a creative commons license|unter einer creative commons
sous licence creative commons|licencia creative commons|licença creative commons|licenza creative commons
лицензии creative commons
affiliate link*|affiliate marketer|earn a commission|earn a small commission|earn commission*|amazon associate
like it please share|please share this|share this on|share this post|share this article|share it with your friends
share it with a friend|feel free to share this|feel free to share it|pin it|pin for later|pin this for later
leave us a comment|comment policy|subscribe to get|subscribe for updates|sign up below|to our newsletter
for our newsletter|email newsletter|follow us on|follow me on|appeared first on|did you enjoy this article
if you enjoyed this article|if you enjoyed this post|if you liked this article|if you liked this post
like this story|buy me a coffee|donate via|become a patron|this slideshow requires|affiliate-links|affiliatelink*
please consider supporting us|please consider supporting our|please support us|please support our work
please support our journalism|please consider making a donation|please consider a donation|please consider donating
if you value our work|if you value our reporting|if you value our journalism
support us on patreon|unterstützen sie uns|unterstütze uns|unterstützen sie unsere arbeit
unterstützen sie unsere redaktion|soutenez-nous|soutenez notre journal|soutenez notre travail|soutenez notre média
faites un don|article vous a plu|apóyanos|apoya nuestro periodismo|apoya nuestro trabajo|haz una donación
haz un donativo|apoie-nos|apoie o nosso trabalho|apoie o nosso jornalismo|faça uma doação|sostienici
sostieni il nostro lavoro|sostieni il nostro giornalismo|fai una donazione|steun ons|wesprzyj nas|поддержите нас
поддержите нашу редакцию|поддержите нашу работу|підтримайте нас|bizi destekleyin
have a story to share
this page contains a single entry by|was the previous entry in this blog|is the next entry in this blog
recent content on the main index|der vorherige eintrag in diesem blog|der nächste eintrag in diesem blog
la note précédente de ce blog|la note suivante de ce blog|cette page contient une unique note de
la entrada anterior en este blog|la entrada siguiente en este blog
provisions-links|teile diesen beitrag|teilt diesen beitrag|teile diesen artikel|hat dir der artikel gefallen
hat dir dieser artikel gefallen|hat ihnen der artikel gefallen|hat ihnen dieser artikel gefallen|erschien zuerst auf
abonniere unseren|abonnieren sie unseren|folge uns auf|folgen sie uns auf|liens affiliés|lien affilié
cet article vous a plu|vous avez aimé cet article|n'hésitez pas à partager|n'hésitez pas à le partager
partagez cet article|n'hésitez pas à commenter|est apparu en premier sur|abonnez-vous à notre|suivez-nous sur
nous suivre sur|enlaces de afiliado*|te ha gustado este artículo|te ha gustado el artículo|te gustó este artículo
comparte este artículo|déjanos un comentario|déjanos tu comentario|apareció primero en|se publicó primero en
suscríbete a nuestro|suscríbete a nuestra|síguenos en|links de afiliado*|gostou deste artigo|gostou do artigo
gostou da matéria|compartilhe este artigo|deixe seu comentário|deixe o seu comentário|apareceu primeiro em
siga-nos no|siga-nos nas|inscreva-se em nosso|inscreva-se no nosso|link affiliati|link di affiliazione
ti è piaciuto questo articolo|ti è piaciuto l'articolo|condividi questo articolo|lasciaci un commento
sembra essere il primo su|iscriviti alla nostra|affiliate links bevatten|vond je dit artikel|deel dit artikel
deel dit bericht|verscheen eerst op|spodobał ci się|udostępnij ten|artykuł pochodzi z serwisu|linki afiliacyjne
понравилась статья|понравился материал|понравилась запись|поделитесь с друзьями|поделись с друзьями|ставьте лайк
впервые появилась|партнерские ссылки|поделились ссылкой на эту|сподобалась стаття|paylaşmayı unutmayın
yorum yapmayı unutmayın|yazısı ilk önce|شارك المقال مع|لا تنس مشاركة|لا تنسى مشاركة|ظهرت أولاً على
را با دوستان خود به اشتراک|दोस्तों के साथ शेयर|欢迎转发|喜欢这篇文章|喜歡這篇文章|分享给朋友|分享給朋友|最先出现在
最早出現於|この記事が気に入ったら|に最初に表示されました|좋아요와 구독|gillade du artikeln|dela gärna
dök först upp på|dukkede først op på|del gerne|dukket først opp på|líbil se vám|se nejdříve objevil na
tetszett a cikk|ți-a plăcut articolul|apare prima dată în|εμφανίστηκε πρώτα στο|xuất hiện đầu tiên|jangan lupa share
muncul pertama kali di|pertama kali tampil pada
entry was posted in|bookmark the permalink|trackbacks are currently closed|trackback from your own site
eintrag wurde veröffentlicht|lesezeichen auf den permanentlink|cette entrée a été publiée dans
cet article a été publié dans
esta entrada fue publicada en|guarda el enlace permanente|questa voce è stata pubblicata in|contrassegna il permalink
esta entrada foi publicada em|este artigo foi publicado em|adicione o link permanente|dit bericht werd geplaatst in
dit bericht is geplaatst in|inlägget är publicerat under|запись опубликована в рубрике|в закладки постоянную ссылку
wpis został opublikowany w kategorii|bu yazı şurada yayınlandı
any responses to this entry|pings are currently closed|kommentare zu diesem eintrag durch
kommentare zu diesem eintrag über|les réponses à cette entrée|les réponses à cet article via
las respuestas a esta entrada|los comentarios de esta entrada|i commenti a questo articolo tramite
le risposte a questo articolo|as respostas a esta entrada|reacties op dit bericht volgen
"""
