package page

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"onrecord"
)

// Sentences of invented news, one for each script, long enough for statistics.
const (
	inFrench  = "À Port-Vesper, le maire a démenti mercredi soir « toute pression » sur les pêcheurs. « Rien n’a été décidé », a-t-il déclaré à l’issue d’une réunion très agitée où siégeaient les élus, les marins et leurs avocats. "
	inGerman  = "Die Hafenbehörde von Nordfähr bestätigte am Dienstag, dass drei Kräne geschlossen würden. „Für die Beschäftigten ändert sich zunächst nichts“, sagte eine Sprecherin; über Größe und Kosten wolle man später Auskunft geben. "
	inPolish  = "Rzecznik urzędu w Białej Łące zaprzeczył w środę, że ktokolwiek zażądał pieniędzy. „Żadnych dowodów nie ma”, powiedział dziennikarzom, którzy pytali go o śledztwo w sprawie źródła przecieku i spółki należącej do żony burmistrza. "
	inCzech   = "Mluvčí přístavu v Dolních Břehách ve středu řekl, že žádné peníze nikdo nežádal. Podle něj šlo o omyl úředníka, který už na úřadě nepracuje, a vyšetřování skončí příští týden, jakmile znalci předloží závěrečnou zprávu. "
	inRussian = "Пресс-секретарь порта Северный Мыс заявил в среду, что никаких доказательств заговора не представлено. По его словам, следствие продолжается, а задержанных по этому делу нет и в ближайшее время не ожидается. "
	inGreek   = "Ο εκπρόσωπος του λιμένα της Νέας Ακτής διέψευσε την Τετάρτη ότι ζητήθηκαν χρήματα από τους ψαράδες. Δεν υπάρχει καμία απόδειξη, είπε στους δημοσιογράφους που τον ρώτησαν για την έρευνα της αστυνομίας. "
	inTurkish = "Yeşilköy Limanı sözcüsü çarşamba günü yaptığı açıklamada, balıkçılardan para istendiği iddiasını yalanladı. Ortada hiçbir kanıt bulunmadığını söyleyen sözcü, soruşturmanın sürdüğünü ve kimsenin gözaltına alınmadığını belirtti. "
	inHebrew  = "דובר הנמל של חוף הצפון הכחיש ביום רביעי כי נדרשו כספים מן הדייגים. לדבריו אין כל ראיה לכך, והחקירה נמשכת. איש לא נעצר עד כה, אמר הדובר לעיתונאים ששאלו אותו על הפרשה. "
	inArabic  = "نفى المتحدث باسم ميناء الشاطئ الجديد يوم الأربعاء أن تكون هناك أموال طلبت من الصيادين. وقال للصحفيين إنه لا يوجد أي دليل على ذلك وإن التحقيق مستمر ولم يعتقل أحد حتى الآن في هذه القضية. "
	inBaltic  = "Uosto atstovė trečiadienį paneigė, kad iš žvejų buvo reikalaujama pinigų. Jokių įrodymų nėra, sakė ji žurnalistams, kurie klausė apie policijos tyrimą; niekas nebuvo sulaikytas, o ataskaita bus paskelbta kitą savaitę. "
	inJapan   = "港湾当局の報道官は水曜日、漁師に金銭を要求した事実はないと述べた。「証拠は何もない」と記者団に語り、捜査は続いているとした。これまでに逮捕者は出ていない。"
	inChina   = "港口发言人星期三否认曾向渔民索要钱财。他对记者说，没有任何证据，调查仍在进行，目前没有人被逮捕。市长拒绝对此事发表评论。"
	inTaiwan  = "港口發言人星期三否認曾向漁民索要錢財。他對記者說，沒有任何證據，調查仍在進行，目前沒有人被逮捕。市長拒絕對此事發表評論。"
	inKorea   = "항구 대변인은 수요일 어부들에게 돈을 요구한 사실이 없다고 밝혔다. 그는 기자들에게 증거가 전혀 없으며 수사가 계속되고 있다고 말했다. 지금까지 체포된 사람은 없다. "
)

var charsetCases = []struct {
	label, text string
	sniffed     bool // found without a declaration too
}{
	{"windows-1250", inPolish, true}, {"windows-1250", inCzech, true}, {"windows-1251", inRussian, true},
	{"windows-1252", inFrench, true}, {"windows-1252", inGerman, true}, {"windows-1253", inGreek, true},
	{"windows-1254", inTurkish, true}, {"windows-1255", inHebrew, true}, {"windows-1256", inArabic, true},
	{"windows-1257", inBaltic, false}, {"windows-1258", "Phát ngôn viên ca\u0309ng: không ai đo\u0300i tiê\u0300n cu\u0309a ngư dân. ", false},
	{"iso-8859-1", strings.NewReplacer("’", "'", "„", "\"", "“", "\"").Replace(inFrench), true},
	{"iso-8859-2", strings.NewReplacer("„", "\"", "”", "\"").Replace(inPolish), true},
	{"iso-8859-5", inRussian, true}, {"iso-8859-7", inGreek, true}, {"iso-8859-9", inTurkish, true},
	{"iso-8859-15", "L'€uro à Port-Vesper : l'œuvre a coûté 3 € selon le maire. ", false},
	{"koi8-r", inRussian, true}, {"koi8-u", inRussian, true}, {"shift_jis", inJapan, true}, {"euc-jp", inJapan, true},
	{"iso-2022-jp", inJapan, true}, {"gb18030", inChina, true}, {"gbk", inChina, true}, {"big5", inTaiwan, true}, {"euc-kr", inKorea, true},
	{"utf-16le", inRussian, true}, {"utf-16be", inRussian, true}, {"utf-16le", inFrench, true}, {"utf-16be", inChina + "Port 7.\n", true},
	{"utf-8", inFrench + inChina, true},
}

func encode(t *testing.T, label, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	data, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// checkChars holds every character of the text against the bytes that the map leads to, decoded by x/text alone.
func checkChars(t *testing.T, d decoded, data []byte, label string) {
	t.Helper()
	for _, b := range onrecord.CheckMap(d.m, d.text, data) {
		t.Errorf("%s: %s", label, b)
	}
	enc, _ := htmlindex.Get(label)
	last := 0
	for i, r := range d.text {
		src, exact, err := d.m.Source(i, i+len(string(r)))
		if err != nil || !exact || src.Len() == 0 {
			t.Fatalf("%s: %q at %d: source %v, exact %v, %v", label, r, i, src, exact, err)
		}
		if src.Start < last {
			t.Fatalf("%s: %q at %d goes back to %d after %d", label, r, i, src.Start, last)
		}
		last = src.End
		if label == "iso-2022-jp" { // bytes mean nothing without the escape before them
			continue
		}
		got, err := enc.NewDecoder().Bytes(data[src.Start:src.End])
		if err != nil || string(got) != string(r) {
			t.Fatalf("%s: %q at %d leads to % x, which is %q", label, r, i, data[src.Start:src.End], got)
		}
	}
}

func TestCharsetDeclared(t *testing.T) {
	for _, c := range charsetCases {
		if strings.HasPrefix(c.label, "utf-16") {
			continue
		}
		data := encode(t, c.label, "<meta charset="+c.label+"><p>"+c.text)
		for _, claims := range [][]claim{{{c.label, "server"}}, {{c.label, "page"}}, declared(onrecord.NewCapture("x", "text/html", data))} {
			d, err := decode(data, claims)
			want := "<meta charset=" + c.label + "><p>" + c.text
			if err != nil || d.text != want {
				t.Errorf("%s %v: read as %s\n got %.120s\nwant %.120s %v", c.label, claims, d.charset, d.text, want, err)
				continue
			}
			checkChars(t, d, data, c.label)
		}
	}
}

func TestCharsetSniffed(t *testing.T) {
	for _, c := range charsetCases {
		if !c.sniffed {
			continue
		}
		data := encode(t, c.label, strings.Repeat(c.text, 3))
		d, err := decode(data, nil)
		if err != nil || d.text != strings.Repeat(c.text, 3) {
			t.Errorf("%s: read as %s: %.160s %v", c.label, d.charset, d.text, err)
		}
	}
}

func TestCharsetMarks(t *testing.T) {
	for _, c := range []struct{ label, mark string }{{"utf-16le", "\xff\xfe"}, {"utf-16be", "\xfe\xff"}, {"utf-8", "\xef\xbb\xbf"}} {
		for _, text := range []string{inFrench, inChina, "x", "a🦊b"} {
			data := append([]byte(c.mark), encode(t, c.label, text)...)
			d, err := decode(data, []claim{{"windows-1251", "server"}})
			if err != nil || d.text != text {
				t.Errorf("%s: got %.60q, %v", c.label, d.text, err)
				continue
			}
			checkChars(t, d, data, c.label)
		}
	}
	d, err := decode([]byte("\xff\xfe\x00\x00a\x00\x00\x00\x3a\xf9\x01\x00"), nil)
	if err != nil || d.text != "a🤺" {
		t.Errorf("utf-32: %q, %v", d.text, err)
	}
}

func TestCharsetWrongDeclarations(t *testing.T) {
	for _, c := range []struct{ name, real, text, claimed, by string }{
		{"UTF-8 said to be Latin 1", "utf-8", inFrench, "iso-8859-1", "server"},
		{"UTF-8 said to be Japanese", "utf-8", inPolish, "shift_jis", "page"},
		{"UTF-8 said to be UTF-16", "utf-8", inFrench, "utf-16", "page"},
		{"Western said to be UTF-8", "windows-1252", strings.Repeat(inFrench, 3), "utf-8", "server"},
		{"Cyrillic said to be UTF-8", "windows-1251", strings.Repeat(inRussian, 3), "utf-8", "page"},
		{"Cyrillic under the server's default", "windows-1251", strings.Repeat(inRussian, 3), "iso-8859-1", "server"},
		{"Greek under the server's default", "iso-8859-7", strings.Repeat(inGreek, 3), "iso-8859-1", "server"},
		{"EUC said to be Shift_JIS", "euc-jp", strings.Repeat(inJapan, 3), "shift_jis", "page"},
		{"no such charset", "windows-1251", strings.Repeat(inRussian, 3), "x-cyrillic-99", "server"},
		{"refused charset", "utf-8", inKorea, "iso-2022-kr", "page"},
	} {
		data := encode(t, c.real, c.text)
		d, err := decode(data, []claim{{c.claimed, c.by}})
		if err != nil || d.text != c.text {
			t.Errorf("%s: read as %s: %.120s %v", c.name, d.charset, d.text, err)
		}
	}
	data := encode(t, "windows-1251", strings.Repeat(inRussian, 2))
	d, _ := decode(data, []claim{{"iso-8859-1", "server"}, {"windows-1251", "page"}})
	if d.charset != "windows-1251" {
		t.Errorf("page's claim under the server's default: read as %s", d.charset)
	}
}

func TestCharsetBrokenBytes(t *testing.T) {
	for _, c := range []struct{ in, want, label string }{
		{"caf\xc3", "caf\ufffd", "utf-8"},
		{"caf\xc3 \xe2\x82 x é é é é é é é é é é é é é é é é é é é é é é", "caf\ufffd \ufffd\ufffd x é é é é é é é é é é é é é é é é é é é é é é", "utf-8"},
		{"a\x00b, and a long enough text around it", "a\ufffdb, and a long enough text around it", ""},
		{"ring\x07 the bell\x1b[31m, and a text around it that is long", "ring\ufffd the bell\ufffd[31m, and a text around it that is long", ""},
		{"tab\tline\r\nnext\fpage\v", "tab\tline\r\nnext\fpage\v", ""},
		{"said \xfffd", "said ÿfd", "windows-1252"},
		{"ni\xf1o \x81 fin", "niño \ufffd fin", "windows-1252"},
		{"\x83e\x83X\x83g \x83", "テスト \ufffd", "shift_jis"},
	} {
		var claims []claim
		if c.label != "" {
			claims = []claim{{c.label, "server"}}
		}
		d, err := decode([]byte(c.in), claims)
		if err != nil || d.text != c.want {
			t.Errorf("%q: got %q as %s, %v", c.in, d.text, d.charset, err)
		}
		for _, b := range onrecord.CheckMap(d.m, d.text, []byte(c.in)) {
			t.Errorf("%q: %s", c.in, b)
		}
	}
}

func TestReadRefusesBinary(t *testing.T) {
	for _, c := range []struct{ data, looks string }{
		{"%PDF-1.7\n1 0 obj", "PDF"}, {"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"}, {"\x89PNG\r\n\x1a\n\x00", "PNG"},
		{"PK\x03\x04\x14\x00abc", "ZIP"}, {"PK\x03\x04\x14\x00..word/document.xml", "Word"}, {"\x1f\x8b\x08\x00", "gzip"},
		{"{\\rtf1\\ansi hello", "Rich Text"}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"}, {"", "empty"}, {" \n\t ", "white space"},
		{strings.Repeat("\x00\x01\x02\x03\x04 abc", 20), "binary"}, {strings.Repeat("\x00", 4096), "binary"}, {"\x00", "binary"},
	} {
		_, err := Read(onrecord.NewCapture("thing.html", "text/html", []byte(c.data)), nil)
		var un *UnreadableError
		if !asUnreadable(err, &un) {
			t.Errorf("%.12q: got %v", c.data, err)
			continue
		}
		if !strings.Contains(un.Error(), c.looks) || un.Next == "" || !strings.Contains(un.Error(), "thing.html") {
			t.Errorf("%.12q: %v", c.data, un)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range charsetCases {
		enc, _ := htmlindex.Get(c.label)
		data, _ := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(c.text))
		f.Add(data, c.label)
	}
	f.Add([]byte("\xff\xfea\x00\x00\xd8"), "")
	f.Add([]byte("\x1b$B$\x1b(B"), "iso-2022-jp")
	f.Add([]byte("\x84\x31\x95\x33\x81\x30"), "gb18030")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		if len(data) > 1<<16 {
			return
		}
		d, err := decode(data, []claim{{label, "server"}})
		if err != nil {
			t.Fatal(err)
		}
		if d.binary {
			return
		}
		for _, b := range onrecord.CheckMap(d.m, d.text, data) {
			t.Error(b)
		}
		last := 0
		for _, r := range d.m.Runs() {
			if r.Source.Start < last || r.Source.Len() == 0 {
				t.Fatalf("run %v: charset runs go forward and stand for something", r)
			}
			last = r.Source.End
		}
		if strings.ContainsFunc(d.text, func(r rune) bool { return r < ' ' && !plainASCII(byte(r)) || r == 0x7f }) {
			t.Errorf("control characters left in %q", d.text)
		}
	})
}
