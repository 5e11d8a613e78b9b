"""What pages say that stand in an article's place: errors, challenges, consent dialogues."""

from __future__ import annotations

# Anywhere in a page's title or its heading.
ERROR = """
403|404|not found|could not be found|can't be found|cannot be found|page doesn't exist|page does not exist
page you are looking for|page you were looking for|page you requested
no longer available|access denied|forbidden|internal server error|bad gateway|service unavailable|gateway timeout
something went wrong|down for maintenance|nicht gefunden|gibt es leider nicht|nicht mehr verfügbar|seite existiert nicht
zugriff verweigert|wartungsarbeiten|introuvable|n'existe pas|n'existe plus|n’existe pas|n’existe plus|accès refusé
no encontrada|no encontrado|no existe|acceso denegado|não encontrada|não encontrado|não existe|acesso negado|non trovata
non trovato|non esiste|accesso negato|nie znaleziono|не найдена|не найден|не существует|доступ запрещён|доступ запрещен
bulunamadı|erişim engellendi|لم يتم العثور|غير موجودة|یافت نشد|पृष्ठ नहीं मिला|पेज नहीं मिला|नहीं मिला
見つかりません|存在しません|アクセスが拒否|找不到|未找到|不存在|无法访问|访问被拒绝|non trouvée|non trouvé
nije pronađena|nije pronađen|ne postoji|hittades inte|ble ikke funnet|blev ikke fundet|ei löytynyt|niet gevonden
nenalezena|nebyla nalezena|neexistuje|nem található|nu a fost găsită|nu există|δεν βρέθηκε|не знайдено|не існує
не е намерена|לא נמצא|لم نجد|یافت نشد|پیدا نشد|không tìm thấy|tidak ditemukan|ไม่พบหน้า|ไม่พบ|찾을 수 없습니다|찾을 수 없
nie została znaleziona|nie został znaleziony
restricted page|members only|nur für mitglieder|réservé aux membres|solo para socios|somente para membros
"""

# The same on pages of guards before a site.
CHALLENGE = """
just a moment|attention required|pardon our interruption|are you a robot|are you a human|verify you are human
verify that you are human|checking your browser|checking if the site connection is secure|security check
security verification|unusual traffic|you have been blocked|request blocked|please verify|einen moment bitte
sind sie ein roboter|sicherheitsprüfung|un instant|êtes-vous un robot|vérification de sécurité|un momento
eres un robot|verificación de seguridad|um momento|você é um robô|solo un momento|sei un robot|один момент
вы не робот|проверка безопасности|bir dakika lütfen|robot musunuz|لحظة من فضلك|هل أنت روبوت|لحظاتی صبر کنید
कृपया प्रतीक्षा करें|请稍候|人机验证|安全验证|少々お待ちください|ロボットではありません
"""

# Consent dialogues, a row for each language: what none goes without, what they speak of, and to whom; "*" stands for
# any rest of the word.
CONSENT = (
    (
        "cookie*|personal data",
        "cookie*|consent*|personal data|privacy|partners|tracking|legitimate interest*|personalised|personalized",
        "we|our|us|you|your",
    ),
    (
        "cookie*|personenbezogene*",
        "cookie*|einwillig*|zustimm*|personenbezogene*|datenschutz*|partner*|tracking|interessen|privatsphäre|personalisierte*",
        "wir|unser*|uns|sie|ihr*|du|dein*",
    ),
    (
        "cookie*|traceurs|données personnelles|données à caractère personnel",
        "cookie*|consent*|données personnelles|caractère personnel|vie privée|confidentialité|partenaires|traceurs|"
        "intérêt légitime|personnalisé*",
        "nous|nos|notre|vous|vos|votre",
    ),
    (
        "cookie*|datos personales",
        "cookie*|consentimiento|datos personales|privacidad|socios|rastre*|interés legítimo|personalizad*",
        "nosotros|nuestr*|usted|tu|su|tus|sus|puede*|utilizamos",
    ),
    (
        "cookie*|dados pessoais",
        "cookie*|consentimento|dados pessoais|privacidade|parceiros|rastre*|interesse legítimo|personalizad*",
        "nós|noss*|você|seu|sua|seus|suas|utilizamos",
    ),
    (
        "cookie*|dati personali",
        "cookie*|consenso|consensi|dati personali|privacy|partner|tracciamento|interesse legittimo|personalizzat*",
        "noi|nostr*|tu|tuo|tua|tuoi|vostr*|utilizziamo",
    ),
    (
        "cookie*|куки|персональные данные|персональных данных",
        "cookie*|куки|согласи*|персональн*|конфиденциальн*|партн*|данны*",
        "мы|наш*|вы|вас|вам|ваш*",
    ),
    (
        "çerez*|kişisel veri*",
        "çerez*|onay*|rıza*|kişisel veri*|gizlilik*|ortak*|izin*",
        "biz*|siz*|ortaklarımız*|verileriniz*|tercihleriniz*",
    ),
    (
        "ملفات تعريف الارتباط|الكوكيز|البيانات الشخصية",
        "ملفات تعريف الارتباط|الكوكيز|موافق*|البيانات الشخصية|بيانات شخصية|الخصوصية|شركا*",
        "نحن|شركاؤنا|شركائنا|لدينا|يمكنك|جهازك",
    ),
    ("کوکی*|اطلاعات شخصی", "کوکی*|رضایت*|اطلاعات شخصی|داده‌های شخصی|حریم خصوصی|شرکا*", "ما|شما"),
    (
        "कुकी*|व्यक्तिगत डेटा|निजी डेटा",
        "कुकी*|सहमति*|व्यक्तिगत*|निजी*|गोपनीयता*|साझेदार*|पार्टनर*",
        "हम|हमारे|हमारी|आप|आपके|आपकी|आपका",
    ),
    (
        "cookie*|个人信息|個人資料",
        "cookie*|同意|个人信息|個人資料|个人数据|隐私|隱私|合作伙伴|合作夥伴",
        "我们|我們|您|你",
    ),
    (
        "cookie*|クッキー|個人情報",
        "cookie*|クッキー|同意|個人情報|個人データ|プライバシー|パートナー",
        "当社|当サイト|お客様|弊社|あなた|ご利用",
    ),
)
