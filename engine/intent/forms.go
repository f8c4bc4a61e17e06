package intent

import "strings"

// formTable lists, for a bokmål word, the dialect, nynorsk and slipped forms that
// stand for it on the telephone. Only words that are common and short enough to
// be missed by shared letters are here; the rest is left to stems and n-grams.
// Changing it changes the digest.
const formTable = `
jeg: eg æ æg ej jei jæ jæi
meg: mæ mæg meig
deg: dæ dæg deig
vi: me
dere: dokker dåkker dykk døkk dokke dokkar dår
de: dei dem dæm
hun: ho hu hon na henne hennar
han: ham hannj
hva: ka kva ke kæ
hvem: kem kven kæm
hvor: kor hvorr kær
hvordan: korsn korleis koss kossen kordan korleisn korsen kårsn åssen hvordann hvorledes vordan hvodan kossn
hvorfor: kvifor koffor koffer korfor hvorfår
hvilken: kafør koffeslags kvaslags kossein
hvilket: kofferslags
ikke: ikkje itj ittj ikkj itte kje ikje ike ikk
nå: no nu
noe: noko nokka nokke nåkka någe noge
noen: nokon nokre nån nåen nokken nokkon nogen noken
fra: frå ifra
mer: meir mere
hjem: heim
hjemme: heime hema
bare: berre bærre
være: vere vera vær
vært: vore vøre vårre våre
en: ein ei
et: eit
gjør: gjer gjær
gjøre: gjera gjere gjær
gjort: gjord
si: seie seia sei sæi
sier: seier
fortell: fortel fortæll fortæl
til: te
for: førr
mye: mykje mykkje møkje mykke
selv: sjølv sjøl sjølve
syk: sjuk sjuke syke
sykepleier: sjukepleiar sjukepleier
kommer: kjem kjæm
komme: koma kome kom
skal: ska
var: va
bli: blir vert verta bliver
blitt: vorte vorti blidd
ble: blei
kjøre: køyra køyre kjør kjører køyrer
gang: gong gongen gangen
ganger: gonger ganga gongar
mange: mang
telle: telje tæll tell teller tel
ligge: liggje ligg ligger liggende
legge: leggje legger legg
sitte: sitje sit sitt sitter
hvile: kvile kvil hvil
uke: veke veka uka uken
uker: veker
vann: vatn vatnet vannet
hode: hovud hovudet hau hauet hodet
hodepine: hovudverk hodeverk
bryst: brystet bringa bringe
lege: doktor doktoren doktorn dokter doktern legen dr
mor: mamma mora moren mammaen
ambulanse: ambulansen sjukebil sjukebilen sykebil sykebilen
snakke: snakka snakk snakkar snakker snakket
prate: prat prata prater pratet
ringe: ringje ring ringer ringjer
også: au
hvis: viss dersom
verre: værre verr vondare værr
bedre: betre bedr
siden: sidan sia sida
dårlig: dårleg
alvorlig: alvorleg
farlig: farleg
vanlig: vanleg
vanligvis: vanlegvis
enig: einig samd
beklager: beklagar orsak beklage
ønsker: ynskjer ynskje ønske ønskjer
tenker: tenkjer tenke
tror: trur
hører: høyrer høre
ser: sjå se
føler: føle
våken: vaken
pust: puste pusten puster pustar pusta
annerledes: annleis anderledes
alene: åleine aleina aleine åleina
sammen: ilag
gjelder: gjeld
heter: heite heiter
bruker: brukar bruke
tatt: teke
spist: ete
mens: medan
uten: utan
hverandre: kvarandre
allerede: allereie
smerte: smerter smertene smerten
sterk: sterkt
andpusten: anpusten anpusta andpusta
feber: febern feberen
paracet: paracetamol paraset pinex panodil
ibux: ibuprofen
`

// forms maps a form to its bokmål word; built once and never written again.
var forms = readForms(formTable)

func readForms(table string) map[string]string {
	m := make(map[string]string)
	for _, line := range strings.Split(table, "\n") {
		word, list, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(list) {
			if _, taken := m[f]; !taken {
				m[f] = word
			}
		}
	}
	return m
}
