package speech

// abbreviations are said in full, or letter by letter. Keys are lower case.
var abbreviations = map[string]string{
	"kl": "klokka", "kl.": "klokka", "ca": "cirka", "ca.": "cirka", "nr": "nummer", "nr.": "nummer",
	"tlf": "telefon", "tlf.": "telefon", "bl.a.": "blant annet", "f.eks.": "for eksempel", "f.eks": "for eksempel",
	"dvs.": "det vil si", "dvs": "det vil si", "osv.": "og så videre", "osv": "og så videre",
	"m.m.": "med mer", "mr": "em er", "dr.": "doktor", "evt.": "eventuelt", "evt": "eventuelt",
	"pga.": "på grunn av", "pga": "på grunn av", "mht.": "med hensyn til", "ift.": "i forhold til",
	"amk": "a em kå", "lvs": "el ve ess", "gp": "fastlege", "ecg": "e se ge", "ekg": "e kå ge",
	"ctg": "se te ge", "bt": "be te", "rf": "er eff", "gcs": "ge se ess", "spo2": "ess pe o to",
	"co2": "se o to", "o2": "o to", "covid": "kåvid", "covid-19": "kåvid nitten", "sms": "ess em ess",
	"kols": "kåls", "isbar": "isbar", "news": "njus", "news2": "njus to", "p-piller": "pe piller",
	"mm": "mhm", "mhm": "mhm", "mmm": "mhm", "hm": "mhm", "hmm": "mhm", "eh": "e", "øh": "ø", "ehm": "øm",
	"%": "prosent", "°": "grader", "+": "pluss", "&": "og", "=": "er",
}

// units are said in full when a figure stands before them.
var units = map[string]string{
	"mg": "milligram", "ml": "milliliter", "g": "gram", "kg": "kilo", "m": "meter", "km": "kilometer",
	"cm": "centimeter", "min": "minutter", "t": "timer", "år": "år", "°c": "grader", "°": "grader",
}

var months = map[string]bool{
	"januar": true, "februar": true, "mars": true, "april": true, "mai": true, "juni": true, "juli": true,
	"august": true, "september": true, "oktober": true, "november": true, "desember": true,
	"jan": true, "feb": true, "aug": true, "sept": true, "okt": true, "nov": true, "des": true,
}

// lexicon holds the pronunciation, in the voice's own phonemes, of common words
// that its spelling rules get wrong: meg and deg as written, og as "ug", a silent
// d or t spoken, the open a of "har" as æ, loanwords stressed on the first
// syllable. Keys are lower case.
var lexicon = map[string]string{
	// pronouns, particles and other small words
	"jeg": "jaI", "meg": "maI", "deg": "daI", "seg": "saI", "hun": "hu-n", "han": "hAn", "ham": "hAm",
	"og": "O", "med": "me:", "ved": "ve:", "er": "aR", "her": "h'a:R", "der": "d'a:R", "som": "sOm",
	"om": "Om", "også": "'Oso:", "har": "hA:R", "kan": "kAn", "skal": "skAl", "var": "vA:R", "da": "dA:",
	"la": "lA:", "fra": "fRA:", "bra": "bR'A:", "av": "A:v", "at": "At", "vil": "vIl", "til": "tIl", "min": "mIn", "din": "dIn", "sin": "sIn",
	"mine": "m'i:n@", "være": "v'a:R@", "vært": "v'a:Rt", "ikke": "'Ik:@", "ta": "t'A:", "tar": "t'A:R",
	"sa": "s'A:", "selv": "s'El", "bare": "b'A:R@", "fordi": "fORd'i:", "akkurat": "'Aku-R,At", "sånn": "s'On",
	"mhm": "m'h@m", "hæ": "h'a:",
	// numbers
	"syv": "s'y:v", "tolv": "t'Ol", "sytten": "s'Wt:@n", "tjue": "x'u-:@", "sytti": "s'Wt:I", "halv": "h'Al", "tredve": "tR'Edv@",
	// time
	"dag": "d'A:g", "dagen": "d'A:g@n", "dager": "d'A:g@R", "måned": "m'o:n@", "måneden": "m'o:n@d@n", "måneder": "m'o:n@d@R",
	"minutt": "mIn'u-t", "minutter": "mIn'u-t@R", "sekund": "sEk'u-n", "sekunder": "sEk'u-n@R",
	"klokka": "kl'Ok:A", "dato": "d'A:tU", "fredag": "fR'e:dAg", "lørdag": "l'WRdAg", "søndag": "s'WndAg", "mandag": "m'AndAg",
	"tirsdag": "t'i:RSdAg", "onsdag": "'UnsdAg", "torsdag": "t'o:RSdAg", "formiddag": "f'ORmIdAg", "ettermiddag": "'Et@RmIdAg",
	// the body
	"blod": "bl'u:", "blodet": "bl'u:@", "blodig": "bl'u:dI", "blodpropp": "bl'u:pROp", "hodet": "h'u:d@", "hode": "h'u:d@",
	"brystet": "bR'yst@", "hjertet": "j'aRt@", "hjerte": "j'aRt@", "hjertebank": "j'aRt@b,ANk", "bein": "b'aIn", "beina": "b'aInA", "beinet": "b'aIn@",
	"mage": "m'A:g@", "magen": "m'A:g@n", "ansiktet": "'AnsIkt@", "kneet": "kn'e:@", "lungebetennelse": "l'u-N@b@t,En@ls@",
	"svangerskap": "sv'AN@RSk,A:p", "fosteret": "f'Ust@R@", "barnet": "b'A:Rn@", "gravid": "gRAv'i:d", "termin": "tERm'i:n",
	"slim": "sl'i:m", "sliten": "sl'i:t@n", "hoven": "h'o:v@n", "hovne": "h'Ovn@", "kvalm": "kv'Alm", "svak": "sv'A:k", "rød": "R'Y:", "rødt": "R'Wt",
	"astma": "'AstmA", "puste": "p'u-st@", "feber": "f'e:b@R", "infeksjon": "InfEkS'u:n", "influensa": "Influ-'EnsA", "korona": "kUR'u:nA", "kåvid": "k'o:vId",
	// people, places and services
	"mamma": "m'Am:A", "pappa": "p'Ap:A", "far": "f'A:R", "mannen": "m'An:@n", "ambulanse": "Ambu-l'ANs@", "ambulansen": "Ambu-l'ANs@n",
	"operatør": "UpERAt'Y:R", "medisinsk": "mEdIs'i:nsk", "medisin": "mEdIs'i:n", "medisiner": "mEdIs'i:n@R", "telefon": "tElEf'u:n", "telefonen": "tElEf'u:n@n",
	"nødtelefon": "n'Y:tElEf,u:n", "adresse": "AdR'Es@", "adressen": "AdR'Es@n", "etasje": "Et'A:S@", "huset": "h'u-:s@", "sykehuset": "s'y:k@h,u-:s@",
	"nummeret": "n'u-m@R@", "gate": "g'A:t@", "gata": "g'A:tA", "rommet": "R'Um@", "vannet": "v'An@", "toalettet": "tUAl'Et@", "journalen": "Su-Rn'A:l@n", "journal": "Su-Rn'A:l",
	"konferanse": "kOnf@R'ANs@", "prioritet": "pRIURIt'e:t", "paracet": "pARAs'e:t", "paracetamol": "pARAs@tAm'o:l", "antibiotika": "'AntIbI,u:tIkA", "ventolin": "vEntUl'i:n",
	"inhalator": "InhAl'A:tUR", "allergi": "AlERg'i:", "allergisk": "Al'ERgIsk", "temperatur": "tEmpERAt'u-:R", "temperaturen": "tEmpERAt'u-:R@n",
	// what people do and how they are
	"sove": "s'o:v@", "sover": "s'o:v@R", "sovet": "s'o:v@t", "snakke": "sn'Ak:@", "prate": "pR'A:t@", "prater": "pR'A:t@R", "klarer": "kl'A:R@R", "klare": "kl'A:R@",
	"svare": "sv'A:R@", "svarer": "sv'A:R@R", "svar": "sv'A:R", "forstår": "fORSt'o:R", "forstå": "fORSt'o:", "forklare": "fORkl'A:R@", "fortelle": "fORt'El:@",
	"overta": "'o:v@RtA", "overtar": "'o:v@RtAR", "over": "'o:v@R", "plager": "pl'A:g@R", "plage": "pl'A:g@", "bedre": "b'e:dR@", "god": "g'u:", "kort": "k'ORt",
	"bra'": "bR'A:", "glad": "gl'A:", "normal": "nORm'A:l", "normalt": "nORm'A:lt", "problem": "pRUbl'e:m", "problemer": "pRUbl'e:m@R", "situasjon": "sItu-AS'u:n",
	"dårlig": "d'o:RlI", "verre": "v'aR:@", "samme": "s'Am:@", "tidligere": "t'i:lI@R@", "alvorlig": "Alv'o:RlI", "unnskyld": "'u-nSyl", "hvorfor": "v'URfOR", "hvordan": "v'URdAn",
}
