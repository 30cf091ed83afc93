package eval

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
)

// Story is several articles on one matter, with the statements that bear on its claims. Other statements are not listed,
// so that it measures recall of statements, and how claims are told apart.
type Story struct {
	Name     string
	Articles map[string]string // name to text
	Told     []Told
	Absences []StoryAbsence
	Requests []StoryRequest
	parties  map[string]*GoldParty
}

// Told is a statement that bears on a claim: a phrase of its content, or one around its cue where the content is that
// short. A statement that bears on two claims is told twice.
type Told struct {
	Claim   string              `json:"-"`
	Article string              `json:"article"`
	Text    string              `json:"text"`
	Party   string              `json:"party"`
	Act     onrecord.Act        `json:"act"`
	Stance  onrecord.StanceKind `json:"stance"`
	Cue     string              `json:"cue"`
}

// StoryAbsence is an Absence that an article of the story reports.
type StoryAbsence struct {
	Article string               `json:"article"`
	Kind    onrecord.AbsenceKind `json:"kind"`
	Text    string               `json:"text"`
}

// StoryRequest is a Request that an article of the story reports.
type StoryRequest struct {
	Article string           `json:"article"`
	Asked   string           `json:"asked"`
	Outcome onrecord.Outcome `json:"outcome"`
	Text    string           `json:"text"`
}

type storyJSON struct {
	Parties []struct {
		ID    string             `json:"id"`
		Kind  onrecord.PartyKind `json:"kind"`
		Names []string           `json:"names"`
	} `json:"parties"`
	Claims []struct {
		ID         string `json:"id"`
		Statements []Told `json:"statements"`
	} `json:"claims"`
	Absences []StoryAbsence `json:"absences"`
	Requests []StoryRequest `json:"requests"`
}

// LoadStories reads every story below root, stories/NAME/truth.json with its articles beside it.
func LoadStories(root string) ([]*Story, error) {
	files, err := filepath.Glob(filepath.Join(root, "stories", "*", "truth.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("load stories: nothing at %s/stories/*/truth.json", root)
	}
	slices.Sort(files)
	var out []*Story
	for _, f := range files {
		s, err := loadStory(f)
		if err != nil {
			return nil, fmt.Errorf("load stories: %s: %w", f, err)
		}
		out = append(out, s)
	}
	return out, nil
}

func loadStory(file string) (*Story, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var j storyJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, err
	}
	dir := filepath.Dir(file)
	s := &Story{Name: filepath.Base(dir), Articles: map[string]string{}, Absences: j.Absences, Requests: j.Requests, parties: map[string]*GoldParty{}}
	for _, p := range j.Parties {
		if len(p.Names) > 0 {
			s.parties[p.ID] = &GoldParty{ID: onrecord.PartyID(p.ID), Kind: p.Kind, Name: p.Names[0], Aliases: p.Names[1:]}
		}
	}
	for _, c := range j.Claims {
		for _, t := range c.Statements {
			t.Claim = c.ID
			s.Told = append(s.Told, t)
		}
	}
	articles, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		text, err := os.ReadFile(a)
		if err != nil {
			return nil, err
		}
		s.Articles[strings.TrimSuffix(filepath.Base(a), ".txt")] = string(text)
	}
	for _, t := range s.Told {
		if !strings.Contains(s.Articles[t.Article], t.Text) {
			return nil, fmt.Errorf("%q does not stand in article %s", t.Text, t.Article)
		}
	}
	return s, nil
}

// StoryScores are recalls over stories: statements found, speakers and acts right of those found, absences and requests;
// and how the statements found were put into claims.
type StoryScores struct {
	Found    Ratio       `json:"found"`
	Speaker  Ratio       `json:"speaker"`
	Act      Ratio       `json:"act"`
	Absences Ratio       `json:"absences"`
	Requests Ratio       `json:"requests"`
	Claims   ClaimScores `json:"claims"`
	Mistakes []Mistake   `json:"-"`
}

// Figures lists what is held by floors, by name.
func (s *StoryScores) Figures() map[string]float64 {
	return map[string]float64{"statements": s.Found.Rate(), "speaker": s.Speaker.Rate(), "act": s.Act.Rate(), "absences": s.Absences.Rate(),
		"requests": s.Requests.Rate(), "stance": s.Claims.Stance.Rate(), "on its claim": s.Claims.Placed.Rate(), "pairs.f1": s.Claims.Together.F1()}
}

// DigestStories is the SHA-256 of all texts and of what is told of them.
func DigestStories(list []*Story) string {
	h := sha256.New()
	for _, s := range list {
		data, _ := json.Marshal(s) // plain fields: it cannot fail
		h.Write(data)
		for _, t := range s.Told {
			h.Write([]byte(t.Claim + "\n"))
		}
		for _, id := range slices.Sorted(maps.Keys(s.parties)) {
			data, _ := json.Marshal(s.parties[id])
			h.Write(data)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Add adds up the scores of further stories.
func (s *StoryScores) Add(more StoryScores) {
	for _, x := range []struct{ to, from *Ratio }{{&s.Found, &more.Found}, {&s.Speaker, &more.Speaker}, {&s.Act, &more.Act},
		{&s.Absences, &more.Absences}, {&s.Requests, &more.Requests}, {&s.Claims.Stance, &more.Claims.Stance},
		{&s.Claims.Placed, &more.Claims.Placed}, {&s.Claims.Apart, &more.Claims.Apart}, {&s.Claims.Listed, &more.Claims.Listed}} {
		x.to.Right, x.to.Of = x.to.Right+x.from.Right, x.to.Of+x.from.Of
	}
	t, u := &s.Claims.Together, more.Claims.Together
	t.Gold, t.Read, t.Right = t.Gold+u.Gold, t.Read+u.Read, t.Right+u.Right
	if s.Claims.Given == nil {
		s.Claims.Given = map[onrecord.StanceKind]int{}
	}
	for k, n := range more.Claims.Given {
		s.Claims.Given[k] += n
	}
	s.Mistakes = append(s.Mistakes, more.Mistakes...)
}

// RunStories has every article of the stories read. Of an article that cannot be read everything counts as missed.
func RunStories(stories []*Story, read ReadFunc) StoryScores {
	var out StoryScores
	for _, s := range stories {
		matches := map[string]*Match{}
		for name, text := range s.Articles {
			g := &Gold{Name: s.Name + "/" + name, Text: text}
			c := onrecord.NewCapture(g.Name+".txt", "text/plain; charset=utf-8", []byte(text))
			r, err := read(c)
			if err != nil {
				r = &onrecord.Reading{Capture: c}
			}
			matches[name] = NewMatch(g, r)
		}
		s.score(&out, matches)
	}
	return out
}

func (s *Story) score(out *StoryScores, matches map[string]*Match) {
	for _, t := range s.Told {
		m := matches[t.Article]
		j := m.told(t)
		out.Found.note(j >= 0)
		if j < 0 {
			out.Mistakes = append(out.Mistakes, s.mistake(m, Missed, "statement on a claim not read", t, -1))
			continue
		}
		r := m.Reading.Statements[j]
		speaker := sameParty(s.parties[t.Party], m.Reading.Party(r.Source.Party)) || s.jointly(t, m.Reading.Party(r.Source.Party))
		out.Speaker.note(speaker)
		out.Act.note(r.Act == t.Act)
		if !speaker {
			cause := "resolved wrongly"
			if r.Source.Party == "" {
				cause = "unresolved"
			}
			out.Mistakes = append(out.Mistakes, s.mistake(m, WrongSpeaker, cause, t, j))
		}
		if r.Act != t.Act {
			out.Mistakes = append(out.Mistakes, s.mistake(m, WrongAct, fmt.Sprintf("%s, read as %s", t.Act, r.Act), t, j))
		}
	}
	s.scoreClaims(out, matches)
	for _, a := range s.Absences {
		m := matches[a.Article]
		out.Absences.note(slices.ContainsFunc(m.Reading.Absences, func(r onrecord.Absence) bool { return m.covered(a.Text, r.Span) > 0 }))
	}
	for _, q := range s.Requests {
		m := matches[q.Article]
		out.Requests.note(slices.ContainsFunc(m.Reading.Requests, func(r onrecord.Request) bool {
			return r.Outcome == q.Outcome && sameParty(s.parties[q.Asked], m.Reading.Party(r.Asked))
		}))
	}
	slices.SortStableFunc(out.Mistakes, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(slices.Index(MistakeKinds(), a.Kind), slices.Index(MistakeKinds(), b.Kind)), cmp.Compare(a.Cause, b.Cause))
	})
}

// jointly reports whether the phrase of t is told of several parties and p is named for them all, as joint sources are.
func (s *Story) jointly(t Told, p *onrecord.Party) bool {
	if p == nil {
		return false
	}
	several := 0
	for _, u := range s.Told {
		if u.Claim != t.Claim || u.Article != t.Article || u.Text != t.Text || u.Cue != t.Cue {
			continue
		}
		several++
		g := s.parties[u.Party]
		if g == nil || !slices.ContainsFunc(append([]string{g.Name}, g.Aliases...), func(n string) bool { return strings.Contains(strings.ToLower(p.Name), strings.ToLower(n)) }) {
			return false
		}
	}
	return several > 1
}

// told is the index of the statement read that covers most of the phrase of t, at least half of it, by its content; a
// phrase that holds its own cue ("declined to comment on the sale") is covered where that cue was read. Of those that cover
// as much, the one that says least besides. -1 when there is none.
func (m *Match) told(t Told) int {
	best, most, least := -1, 0.5, 0
	cue := t.Cue != "" && strings.Contains(t.Text, t.Cue)
	for j, s := range m.Reading.Statements {
		spans := s.Content
		if len(spans) == 0 {
			spans = []onrecord.Span{s.Cue}
		}
		n := 0
		for _, c := range spans {
			n += c.Range().Len()
		}
		share := m.covered(t.Text, spans...)
		if cue && m.cueIn(t, s.Cue) {
			share = max(share, 0.75)
		}
		if share > most || share == most && (best < 0 || n < least) {
			best, most, least = j, share, n
		}
	}
	return best
}

// cueIn reports whether cue, at its place, lies inside the phrase of t and shares a word with the cue of t.
func (m *Match) cueIn(t Told, cue onrecord.Span) bool {
	r, ok := m.places.source(cue)
	if !ok {
		return false
	}
	for at := 0; ; {
		i := strings.Index(m.Gold.Text[at:], t.Text)
		if i < 0 {
			return false
		}
		at += i
		if k := at + strings.Index(t.Text, t.Cue); at <= r.Start && r.End <= at+len(t.Text) && r.Start < k+len(t.Cue) && k < r.End {
			return true
		}
		at++
	}
}

// covered is the share of phrase, at the best of its places in the source, that the spans cover.
func (m *Match) covered(phrase string, spans ...onrecord.Span) float64 {
	best := 0
	for at := 0; ; {
		i := strings.Index(m.Gold.Text[at:], phrase)
		if i < 0 {
			return rate(best, len(phrase))
		}
		n := 0
		for _, s := range spans {
			if r, ok := m.places.source(s); ok {
				n += max(0, min(r.End, at+i+len(phrase))-max(r.Start, at+i))
			}
		}
		best = max(best, n)
		at += i + 1
	}
}

func (s *Story) mistake(m *Match, kind MistakeKind, cause string, t Told, read int) Mistake {
	at := strings.Index(m.Gold.Text, t.Text)
	e := Mistake{Kind: kind, Cause: cause, Document: m.Gold.Name, Line: line(m.Gold.Text, at), Cue: t.Cue,
		Gold:    fmt.Sprintf("%s | %s {%s} «%s»", t.Act, goldName(s.parties[t.Party]), t.Cue, t.Text),
		Passage: passage(m.Gold.Text, []mark{{onrecord.Range{Start: at, End: at + len(t.Text)}, "«", "»"}}, at, at+len(t.Text))}
	if read >= 0 {
		e.Read = m.readLine(read)
	}
	return e
}
