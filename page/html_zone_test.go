package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord"
)

// Sentences of an invented story, each once, so that each can be found again.
var story = []string{
	"The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one existed anywhere.",
	"Police said that they had questioned nine people since Friday, and that all nine had gone home the same night.",
	"“I have asked for the names three times and have been given none,” said the mayor’s deputy, Ilse Brandt, in the square.",
	"A spokeswoman for the ministry declined to say who had given the order, or whether it had been put in writing.",
	"The newspaper that first told of the plot has taken its report down, and did not reply to requests for comment.",
	"The council meets again next week, when it is to vote on the mayor’s budget and on the future of the old harbour.",
}

func storyPage(insert string) string {
	return "<html><body><article><h1>Mayor of Tarsk denies plot</h1><p>" + strings.Join(story[:3], "</p><p>") + "</p>" + insert +
		"<p>" + strings.Join(story[3:], "</p><p>") + "</p></article></body></html>"
}

// What one piece of markup between two paragraphs is taken for, and that the paragraphs stay what they are.
func TestHTMLKinds(t *testing.T) {
	w := englishWords(t)
	long := strings.Repeat("Nobody in the town could say who had been in the cellar that night. ", 20)
	rest := "<p>" + strings.Repeat("The harbour office said that no ship had come in before the morning. ", 90) + "</p>"
	for _, c := range []struct {
		name, insert, phrase string
		kind                 onrecord.BlockKind
	}{
		{"menu", "<nav><a href=/a>Front page</a> and the rest of what we have</nav>", "and the rest of what", onrecord.Boilerplate},
		{"button", "<button>Play the video of the day</button>", "Play the video", onrecord.Boilerplate},
		{"hidden", "<p style='display: none'>Nobody is to read this sentence here.</p>", "Nobody is to read", onrecord.Boilerplate},
		{"small box", "<div class=newsletter><p>The town every morning in your letter box.</p></div>", "every morning", onrecord.Boilerplate},
		{"large box of that name", "<div class='gift paywall'><p>" + long + "</p></div>" + rest, "who had been in the cellar", onrecord.Body},
		{"heading", "<h2>Nine questioned</h2>", "Nine questioned", onrecord.Heading},
		{"heading over links", "<h2>More of this</h2><ul><li><a href=/a>Harbour to close</a></li><li><a href=/b>Mayor on the harbour</a></li></ul>", "More of this", onrecord.Boilerplate},
		{"caption", "<figure><img><figcaption>The mayor in the square on Monday</figcaption></figure>", "mayor in the square on", onrecord.Caption},
		{"block quotation", "<blockquote>Whoever gives such an order must put it in writing and sign it.</blockquote>", "must put it in writing", onrecord.Blockquote},
		{"block quotation that repeats", "<blockquote>I have asked for the names three times and have been given none</blockquote>", "I have asked for the names three times and have been given none\n", onrecord.PullQuote},
		{"aside", "<aside><p>Tarsk has forty thousand people and one harbour.</p></aside>", "Tarsk has forty", onrecord.Boilerplate},
		{"list", "<ul><li>no names were given</li><li>no proof was shown</li></ul>", "no proof was shown", onrecord.List},
		{"table", "<table><tr><th>Day</th><th>Held</th></tr><tr><td>Friday</td><td>4</td></tr></table>", "Friday\t4", onrecord.Table},
		{"table of layout", "<table><tr><td><p>The cellar stands under the old customs house, which the town sold in spring.</p></td></tr></table>", "The cellar stands", onrecord.Body},
		{"short paragraph", "<p>He left.</p>", "He left.", onrecord.Body},
		{"link in a paragraph", "<p>The report, <a href=/r>which is still in the archive</a>, was written in May.</p>", "which is still in", onrecord.Body},
		{"paragraph of one link", "<p><a href=/r>Harbour to close for a year</a></p>", "Harbour to close", onrecord.Boilerplate},
	} {
		d := readChecked(t, "text/html", []byte(storyPage(c.insert)), w)
		if d.Title.Text != "Mayor of Tarsk denies plot" {
			t.Errorf("%s: title %q", c.name, d.Title.Text)
		}
		found := false
		for _, b := range d.Blocks {
			text := d.Text[b.Start:b.End]
			for _, s := range story {
				if strings.Contains(text, s) && b.Kind != onrecord.Body {
					t.Errorf("%s: %.40q is %s by %s", c.name, s, b.Kind, b.By)
				}
			}
			if strings.Contains(text+"\n", c.phrase) {
				found = true
				if b.Kind != c.kind {
					t.Errorf("%s: %s by %s, want %s", c.name, b.Kind, b.By, c.kind)
				}
				if c.kind == onrecord.PullQuote && b.Repeats.IsZero() {
					t.Errorf("%s: repeats nothing", c.name)
				}
			}
		}
		if !found {
			t.Errorf("%s: %q stands in no block", c.name, c.phrase)
		}
	}
}

func TestHTMLIsData(t *testing.T) {
	for _, c := range []struct {
		table string
		data  bool
	}{
		{"<table><tr><th>a<th>b<tr><td>1<td>2</table>", true},
		{"<table><tr><th>Name<td>Ana</table>", true}, // one row, but it has a head
		{"<table><tr><td>1<td>2<tr><td>3<td>4</table>", true},
		{"<table><tr><td>1<td>2</table>", false},
		{"<table role=presentation><tr><th>a<th>b<tr><td>1<td>2</table>", false},
		{"<table><tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>", false},
		{"<table><tr><td><p>x</p><p>y</p><td>2<tr><td>3<td>4</table>", false},
		{"<table></table>", false},
	} {
		root, err := html.Parse(strings.NewReader(c.table))
		if err != nil {
			t.Fatal(err)
		}
		if got := isData(find(root, "table")); got != c.data {
			t.Errorf("%s: data %v", c.table, got)
		}
	}
}

// Nesting beyond the limit loses nothing but the nesting: headings and paragraphs stay apart and keep their kinds.
func TestHTMLDeepNesting(t *testing.T) {
	w := englishWords(t)
	for name, page := range map[string]string{
		"markup in the deep": strings.Repeat("<div>", 700) + storyPage(""),
		"blocks in the deep": "<h1>Mayor of Tarsk denies plot</h1>" + strings.Repeat("<div>", 700) + "<div>" + strings.Join(story, "</div><div>") + "</div>",
	} {
		d := readChecked(t, "text/html", []byte(page), w)
		if d.Title.Text != "Mayor of Tarsk denies plot" && name == "blocks in the deep" {
			t.Errorf("%s: title %q", name, d.Title.Text)
		}
		for _, s := range story {
			if !strings.Contains("\n"+d.Text+"\n", "\n"+s+"\n") {
				t.Errorf("%s: %.40q is no paragraph of its own", name, s)
			}
		}
	}
	if tr, err := parse(strings.Repeat("<div>", 700) + "<ul><li>x</ul>"); err != nil || find(tr.root, "div") == nil {
		t.Errorf("deep nesting is read flat, %v: the usual limits should do", err)
	}
}

// Formatting that is never closed is opened anew in every block; the limit keeps that from multiplying the page.
func TestHTMLFormattingIsBounded(t *testing.T) {
	tr, err := parse("<div>" + varied(300, `<font color="%d">`) + "</div>" + strings.Repeat("<p>x", 300))
	if err != nil {
		t.Fatal(err)
	}
	nodes := 0
	var count func(n *html.Node)
	count = func(n *html.Node) {
		nodes++
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c)
		}
	}
	count(tr.root)
	if nodes > 300*(2+usual.format)+50 {
		t.Errorf("%d nodes", nodes)
	}
	if find(tr.root, "font") == nil {
		t.Error("read flat: the usual limits should do")
	}
}
