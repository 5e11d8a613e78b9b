"""Month names of many languages, as the Unicode CLDR gives them, casefolded and without their dots."""

from __future__ import annotations

import re
from functools import cache

# One line a language; the twelve months stand between bars, the spellings of one month between spaces.
_NAMES = """
af: januarie jan|februarie feb|maart mrt|april apr|mei|junie jun|julie jul|augustus aug|september sep|oktober okt|
  november nov|desember des
ar: يناير كانونـالثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل نيسان أفريل ابريل إبريل|مايو أيار ماي ايار|
  يونيو حزيران جوان يونيه|يوليو تموز جويلية يوليوز يوليه|أغسطس آب أوت اغسطس غشت|
  سبتمبر أيلول ايلول شتنبر|أكتوبر تشرينـالأول اكتوبر|نوفمبر تشرينـالثاني نونبر|ديسمبر كانونـالأول دجنبر
am: ጃንዋሪ ጃን|ፌብሩዋሪ ፌብ|ማርች|ኤፕሪል ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት ኦገስ|ሴፕቴምበር ሴፕቴ|ኦክቶበር ኦክቶ|ኖቬምበር ኖቬም|ዲሴምበር ዲሴም
az: yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avqust avq|sentyabr sen|oktyabr okt|noyabr noy|
  dekabr dek
be: студзеня сту студзень|лютага лют люты|сакавіка сак сакавік|красавіка кра красавік|мая май|чэрвеня чэр чэрвень|
  ліпеня ліп ліпень|жніўня жні жнівень|верасня вер верасень|кастрычніка кас кастрычнік|лістапада ліс лістапад|
  снежня сне снежань
bg: януари яну|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп|октомври окт|ноември ное|
  декември дек
bs: januar januara|februar februara|mart marta|april aprila|maj maja|juni juna|juli jula|august augusta|
  septembar septembra|oktobar oktobra|novembar novembra|decembar decembra
bn: জানুয়ারী জানু জানুয়ারি|ফেব্রুয়ারী ফেব ফেব্রুয়ারি|মার্চ|এপ্রিল এপ্রি|মে|জুন|জুলাই জুল|আগস্ট আগ অগস্ট|
  সেপ্টেম্বর সেপ|অক্টোবর অক্টো|নভেম্বর নভে|ডিসেম্বর ডিসে
ckb: کانوونیـدووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەممووز|ئاب|ئەیلوول|تشرینیـیەکەم|تشرینیـدووەم|کانوونیـیەکەم
ca: gener gen|febrer febr|març|abril abr|maig|juny|juliol jul|agost ag|setembre set|octubre oct|novembre nov|
  desembre des
cs: ledna led leden|února úno únor|března bře březen|dubna dub duben|května kvě květen|června čvn červen|
  července čvc červenec|srpna srp srpen|září zář|října říj říjen|listopadu lis listopad|prosince pro prosinec
cy: ionawr ion|chwefror chwef|mawrth maw|ebrill ebr|mai|mehefin meh|gorffennaf gorff|awst|medi|hydref hyd|
  tachwedd tach|rhagfyr rhag
da: januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep|oktober okt|
  november nov|december dec
de: januar jan jänner|februar feb feber|märz mär mrz maerz|april apr|mai|juni jun|juli jul|august aug|
  september sept sep|oktober okt|november nov|dezember dez
el: ιανουαρίου ιαν ιανουάριοσ ιανουαριου ιανουαριοσ|φεβρουαρίου φεβ φεβρουάριοσ φεβρουαριου φεβρουαριοσ|
  μαρτίου μαρ μάρτιοσ μάρ μαρτιου μαρτιοσ μάρτη|απριλίου απρ απρίλιοσ απριλιου απριλιοσ απρίλη|
  μαΐου μαΐ μάιοσ μάι μαϊου μαιου μαιοσ μάη|ιουνίου ιουν ιούνιοσ ιούν ιουνιου ιουνιοσ ιούνη|
  ιουλίου ιουλ ιούλιοσ ιούλ ιουλιου ιουλιοσ ιούλη|αυγούστου αυγ αύγουστοσ αύγ αυγουστου αυγουστοσ|
  σεπτεμβρίου σεπ σεπτέμβριοσ σεπτεμβριου σεπτεμβριοσ|οκτωβρίου οκτ οκτώβριοσ οκτωβριου οκτωβριοσ|
  νοεμβρίου νοε νοέμβριοσ νοέ νοεμβριου νοεμβριοσ|δεκεμβρίου δεκ δεκέμβριοσ δεκεμβριου δεκεμβριοσ
en: january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|
  november nov|december dec
es: enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|
  septiembre sept set setiembre sep|octubre oct|noviembre nov|diciembre dic
et: jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|oktoober okt|
  november nov|detsember dets
eu: urtarrila urt urtarrilaren urtarrilak|otsaila ots otsailaren otsailak|martxoa mar martxoaren martxoak|
  apirila api apirilaren apirilak|maiatza mai maiatzaren maiatzak|ekaina eka ekainaren ekainak|
  uztaila uzt uztailaren uztailak|abuztua abu abuztuaren abuztuak|iraila ira irailaren irailak|
  urria urr urriaren urriak|azaroa aza azaroaren azaroak|abendua abe abenduaren abenduak
fa: ژانویهٔ ژانویه|فوریهٔ فوریه|مارس|آوریل|مهٔ مه|ژوئن|ژوئیهٔ ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر
fi: tammikuuta tammi tammikuu tammikuun|helmikuuta helmi helmikuu helmikuun|
  maaliskuuta maalis maaliskuu maaliskuun|huhtikuuta huhti huhtikuu huhtikuun|toukokuuta touko toukokuu toukokuun|
  kesäkuuta kesä kesäkuu kesäkuun|heinäkuuta heinä heinäkuu heinäkuun|elokuuta elo elokuu elokuun|
  syyskuuta syys syyskuu syyskuun|lokakuuta loka lokakuu lokakuun|marraskuuta marras marraskuu marraskuun|
  joulukuuta joulu joulukuu joulukuun
fil: enero ene|pebrero peb|marso mar|abril abr|mayo may|hunyo hun|hulyo hul|agosto ago|setyembre set|oktubre okt|
  nobyembre nob|disyembre dis
fr: janvier janv|février févr fev fevrier|mars|avril avr|mai|juin|juillet juil|août|septembre sept sep|octobre oct|
  novembre nov|décembre déc dec decembre
ga: eanáir ean|feabhra feabh|márta|aibreán aib|bealtaine beal|meitheamh meith|iúil|lúnasa lún|
  meánـfómhair mfómh|deireadhـfómhair dfómh|samhain samh|nollaig noll
gl: xaneiro xan|febreiro feb|marzo mar|abril abr|maio|xuño|xullo xul|agosto ago|setembro set|outubro out|
  novembro nov|decembro dec
gu: જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ ઓગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર ઑક્ટો ઓક્ટોબર|નવેમ્બર નવે|
  ડિસેમ્બર ડિસે
he: ינואר ינו|פברואר פבר|מרץ מרס|אפריל אפר|מאי|יוני יונ|יולי יול|אוגוסט אוג|ספטמבר ספט|אוקטובר אוק|נובמבר נוב|דצמבר דצמ
hi: जनवरी जन|फ़रवरी फ़र फरवरी फर|मार्च|अप्रैल अप्रै|मई|जून|जुलाई जुल जुला|अगस्त अग|सितंबर सित सितम्बर|अक्टूबर अक्टू अक्तूबर|
  नवंबर नव नवम्बर|दिसंबर दिस दिसम्बर
hr: siječnja sij siječanj|veljače velj veljača|ožujka ožu ožujak|travnja tra travanj|svibnja svi svibanj|
  lipnja lip lipanj|srpnja srp srpanj|kolovoza kol kolovoz|rujna ruj rujan|listopada lis listopad|
  studenoga stu studeni studenog|prosinca pro prosinac
hu: január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|
  szeptember szept|október okt|november nov|december dec
hy: հունվարի հնվ հունվար|փետրվարի փտվ փետրվար|մարտի մրտ մարտ|ապրիլի ապր ապրիլ|մայիսի մյս մայիս|հունիսի հնս հունիս|
  հուլիսի հլս հուլիս|օգոստոսի օգս օգոստոս|սեպտեմբերի սեպ սեպտեմբեր|հոկտեմբերի հոկ հոկտեմբեր|նոյեմբերի նոյ նոյեմբեր|
  դեկտեմբերի դեկ դեկտեմբեր
id: januari jan|februari feb pebruari peb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt ags|
  september sep sept|oktober okt|november nov nopember nop|desember des
is: janúar jan|febrúar feb|mars mar|apríl apr|maí|júní jún|júlí júl|ágúst ágú|september sep|október okt|
  nóvember nóv|desember des
it: gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set|
  ottobre ott|novembre nov|dicembre dic
km: មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ
ka: იანვარი იან|თებერვალი თებ|მარტი მარ|აპრილი აპრ|მაისი მაი|ივნისი ივნ|ივლისი ივლ|აგვისტო აგვ|სექტემბერი სექ|
  ოქტომბერი ოქტ|ნოემბერი ნოე|დეკემბერი დეკ
kk: қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|қазан қаз|
  қараша қар|желтоқсан жел
kn: ಜನವರಿ ಜನ|ಫೆಬ್ರವರಿ ಫೆಬ್ರ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್ ಏಪ್ರಿ|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್ ಆಗ|ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ|ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ|
  ನವೆಂಬರ್ ನವೆಂ|ಡಿಸೆಂಬರ್ ಡಿಸೆಂ
ky: январь янв январы|февраль фев февралы|март мар марты|апрель апр апрели|май майы|июнь июн июну|июль июл июлу|
  август авг августу|сентябрь сен сентябры|октябрь окт октябры|ноябрь ноя ноябры|декабрь дек декабры
lb: januar jan|februar feb|mäerz mäe|abrëll abr|mee|juni jun|juli jul|august aug|september sep|oktober okt|
  november nov|dezember dez
lo: ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ
lt: sausio saus sausis|vasario vas vasaris|kovo kov kovas|balandžio bal balandis|gegužės geg gegužė|
  birželio birž birželis|liepos liep liepa|rugpjūčio rugp rugpjūtis|rugsėjo rugs rugsėjis|spalio spal spalis|
  lapkričio lapkr lapkritis|gruodžio gruod gruodis
lv: janvāris janv janvārī|februāris febr februārī|marts martā|aprīlis apr aprīlī|maijs maijā|jūnijs jūn jūnijā|
  jūlijs jūl jūlijā|augusts aug augustā|septembris sept septembrī|oktobris okt oktobrī|novembris nov novembrī|
  decembris dec decembrī
mk: јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг|септември сеп|октомври окт|
  ноември ное|декември дек
ml: ജനുവരി ജനു|ഫെബ്രുവരി ഫെബ്രു|മാർച്ച് മാർ മാര്‍ച്ച്|ഏപ്രിൽ ഏപ്രി ഏപ്രില്‍|മേയ് മെയ്|ജൂൺ ജൂണ്‍|ജൂലൈ|
  ഓഗസ്റ്റ് ഓഗ ആഗസ്റ്റ് ആഗസ്ത്|സെപ്റ്റംബർ സെപ്റ്റം സെപ്റ്റംബര്‍ സെപ്തംബർ സെപ്തംബര്‍|
  ഒക്ടോബർ ഒക്‌ടോബർ ഒക്ടോ ഒക്ടോബര്‍|നവംബർ നവം നവംബര്‍|ഡിസംബർ ഡിസം ഡിസംബര്‍
mr: जानेवारी जाने|फेब्रुवारी फेब्रु|मार्च|एप्रिल एप्रि|मे|जून|जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|ऑक्टोबर ऑक्टो|
  नोव्हेंबर नोव्हें|डिसेंबर डिसें
ms: januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos ogo|september sep|oktober okt|november nov|
  disember dis
mt: jannar|frar fra|marzu|april apr|mejju mej|ġunju ġun|lulju lul|awwissu aww|settembru|ottubru ott|novembru nov|
  diċembru diċ
my: ဇန်နဝါရီ ဇန်|ဖေဖော်ဝါရီ ဖေ|မတ်|ဧပြီ ဧ|မေ|ဇွန်|ဇူလိုင် ဇူ|ဩဂုတ် ဩ|စက်တင်ဘာ စက်|အောက်တိုဘာ အောက်|နိုဝင်ဘာ နို|ဒီဇင်ဘာ ဒီ
nb: januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep|oktober okt|
  november nov|desember des
ne: जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर
nl: januari jan|februari feb|maart mrt mar|april apr|mei|juni jun|juli jul|augustus aug|september sep|oktober okt|
  november nov|december dec
pa: ਜਨਵਰੀ ਜਨ|ਫ਼ਰਵਰੀ ਫ਼ਰ ਫਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ ਜੁਲਾ|ਅਗਸਤ ਅਗ|ਸਤੰਬਰ ਸਤੰ|ਅਕਤੂਬਰ ਅਕਤੂ|ਨਵੰਬਰ ਨਵੰ|ਦਸੰਬਰ ਦਸੰ
pl: stycznia sty styczeń|lutego lut luty|marca mar marzec|kwietnia kwi kwiecień|maja maj|czerwca cze czerwiec|
  lipca lip lipiec|sierpnia sie sierpień|września wrz wrzesień|października paź październik|listopada lis listopad|
  grudnia gru grudzień
ps: جنوري|فبروري|مارچ|اپریل|مې می|جون|جولای|اګست|سپتمبر|اکتوبر|نومبر|ډسمبر دسمبر
pt: janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|
  novembro nov|dezembro dez
ro: ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|
  octombrie oct|noiembrie nov|decembrie dec
ru: января янв январь|февраля февр февраль фев|марта мар март|апреля апр апрель|мая май|июня июн июнь|
  июля июл июль|августа авг август|сентября сент сентябрь сен|октября окт октябрь|ноября нояб ноябрь ноя|
  декабря дек декабрь
si: ජනවාරි|පෙබරවාරි|මාර්තු|අප්‍රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්
sk: januára jan január|februára feb február|marca mar marec|apríla apr apríl|mája máj|júna jún|júla júl|
  augusta aug august|septembra sep september|októbra okt október|novembra nov november|decembra dec december
sl: januar jan januarja|februar feb februarja|marec mar marca|april apr aprila|maj maja|junij jun junija|
  julij jul julija|avgust avg avgusta|september sep septembra|oktober okt oktobra|november nov novembra|
  december dec decembra
so: janaayo jannaayo|febraayo feb|maarso mar|abriil abr|maayo|juun jun|luulyo lul|agoosto ogosto|sebtembar seb|
  oktoobar okt|noofembar noofeembar nof|diisembar diseembar dis
sq: janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik korr|gusht gush|shtator sht|tetor tet|
  nëntor nën|dhjetor dhj
sr: јануар јан januar jan јануара januara|фебруар феб februar feb фебруара februara|март мар mart mar марта marta|
  април апр april apr априла aprila|мај maj маја maja|јун jun јуна juna|јул jul јула jula|
  август авг avgust avg августа avgusta|септембар сеп septembar sep септембра septembra|
  октобар окт oktobar okt октобра oktobra|новембар нов novembar nov новембра novembra|
  децембар дец decembar dec децембра decembra
sv: januari jan|februari feb|mars|april apr|maj|juni|juli|augusti aug|september sep|oktober okt|november nov|
  december dec
sw: januari jan|februari feb|machi mac|aprili apr|mei|juni jun|julai jul|agosti ago|septemba sep|oktoba okt|
  novemba nov|desemba des
ta: ஜனவரி ஜன|பிப்ரவரி பிப்|மார்ச் மார்|ஏப்ரல் ஏப்|மே|ஜூன்|ஜூலை|ஆகஸ்ட் ஆக|செப்டம்பர் செப்|அக்டோபர் அக்|நவம்பர் நவ|
  டிசம்பர் டிச
te: జనవరి జన|ఫిబ్రవరి ఫిబ్ర|మార్చి|ఏప్రిల్ ఏప్రి|మే|జూన్|జులై|ఆగస్టు ఆగ|సెప్టెంబర్ సెప్టెం|అక్టోబర్ అక్టో|
  నవంబర్ నవం|డిసెంబర్ డిసెం
th: มกราคม มค|กุมภาพันธ์ กพ|มีนาคม มีค|เมษายน เมย|พฤษภาคม พค|มิถุนายน มิย|กรกฎาคม กค|สิงหาคม สค|กันยายน กย|
  ตุลาคม ตค|พฤศจิกายน พย|ธันวาคม ธค
tl: enero ene|pebrero peb|marso mar|abril abr|mayo may|hunyo hun|hulyo hul|agosto ago|setyembre set|oktubre okt|
  nobyembre nob|disyembre dis
tr: ocak oca|şubat şub subat|mart mar|nisan nis nİsan|mayıs may mayis|haziran haz hazİran|temmuz tem|
  ağustos ağu agustos|eylül eyl eylul|ekim eki ekİm|kasım kas kasim|aralık ara aralik
uk: січня січ січень|лютого лют лютий|березня бер березень берез|квітня квіт квітень кві|травня трав травень тра|
  червня черв червень чер|липня лип липень|серпня серп серпень сер|вересня вер вересень верес|
  жовтня жовт жовтень жов|листопада лист листопад лис листоп|грудня груд грудень гру
ur: جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر
uz: yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sen|oktabr okt|noyabr noy|
  dekabr dek
"""

# Months of the Persian solar calendar: a date in them is converted, see `dates.py`.
_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_HEBREW_IN = ("ב", "ל")
"""What Hebrew writes at the beginning of a month behind its day; no month begins with it."""
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
"""Months in Roman numerals; those of one letter may be initials."""
_WITH_ROMAN = frozenset(("pl", "hu", "cs", "ro", "bg"))
"""Languages in which months are written in Roman numerals: "5 III 2026"."""
_PERSIAN_LETTERS = str.maketrans("يك", "یک")
"""Letters of Arabic keyboards, on which much Persian is written."""
_PERSIAN_SPELT = {"ابان": "آبان", "اذر": "آذر", "امرداد": "مرداد"}


@cache
def _by_language() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    names: dict[str, int] = {}
    for line in _NAMES.strip().replace("\n  ", "").split("\n"):
        language, _, months = line.partition(": ")
        names = table[language] = {}
        for number, spellings in enumerate(months.split("|"), 1):
            for name in spellings.split():
                names.setdefault(name, number)
    return table


@cache
def several_words() -> re.Pattern[str]:
    """Return what finds the month names of several words in a casefolded text; `month_of` knows them tied by `ـ`."""
    names = {name for months in _by_language().values() for name in months if "ـ" in name}
    return re.compile("|".join(re.escape(name).replace("ـ", r"\s") for name in sorted(names)))


@cache
def _of_any_language() -> dict[str, int]:
    """Only what means the same month wherever it is used: `listopad` is October in one language, November in two."""
    merged: dict[str, int] = {}
    clashes: set[str] = set()
    for names in _by_language().values():
        for name, number in names.items():
            if merged.setdefault(name, number) != number:
                clashes.add(name)
    return {name: number for name, number in merged.items() if name not in clashes}


def month_of(word: str, language: str | None) -> int | None:
    """Return the month, 1 to 12, that a casefolded word names, with the words of `language` (`pt-BR`) going first."""
    if word.startswith(_HEBREW_IN):
        word = word[1:]
    if language:
        code = language[:2].replace("no", "nb").replace("nn", "nb")
        if word in _ROMAN and code in _WITH_ROMAN:
            return _ROMAN[word]
        own = _by_language().get(code)
        if own is not None and word in own:
            return own[word]
    return _of_any_language().get(word)


def persian_month_of(word: str) -> int | None:
    """Return the month, 1 to 12, of the Persian solar calendar that a word names."""
    word = word.translate(_PERSIAN_LETTERS).removesuffix("ماه").rstrip("\u200c")
    word = _PERSIAN_SPELT.get(word, word)
    return _PERSIAN.index(word) + 1 if word in _PERSIAN else None
