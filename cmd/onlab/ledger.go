package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/postgres"
	"onrecord/ledger/search"
	"onrecord/ledger/sqlite"
)

// lots is in how many parts the articles are added, so that the first can be set beside the last.
const lots = 10

// ledgerOptions are the flags of onlab ledger.
type ledgerOptions struct {
	data, program, story, work string
	articles, questions        int
	seed                       uint64
}

func ledgerCommand() *cobra.Command {
	var o ledgerOptions
	cmd := &cobra.Command{
		Use:   "ledger",
		Short: "measure what a large story costs: adding, finding, who",
		Long: `Make up articles from the texts of the corpora, add them to a new story with the program itself, a tenth
at a time, and ask it questions. Prints time, processor time and peak memory of each tenth, the story's size, and
how long finding and who take, as whole commands: the median and the 95th percentile.`,
		Example: `  go build ./cmd/onrecord && onlab ledger --data DIR --program ./onrecord
  onlab ledger --data DIR --program ./onrecord --story postgres://…`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runLedger(cmd.Context(), cmd.OutOrStdout(), o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&o.program, "program", "onrecord", "the program that is measured")
	f.StringVar(&o.story, "story", "", "address of an empty database on a PostgreSQL server; a file in the folder of --work otherwise")
	f.StringVar(&o.work, "work", "", "folder for the pages and the story (default: a temporary one, removed afterwards); a story that is there already is only asked")
	f.IntVar(&o.articles, "articles", 10000, "how many articles; 0 asks a story that is there")
	f.IntVar(&o.questions, "questions", 200, "how many questions of each kind")
	f.Uint64Var(&o.seed, "seed", 1, "the same seed makes the same articles and questions")
	return cmd
}

func runLedger(ctx context.Context, w io.Writer, o ledgerOptions) error {
	program, err := exec.LookPath(o.program)
	if err != nil {
		return fmt.Errorf("--program: %w; go build ./cmd/onrecord makes it", err)
	}
	if o.work == "" {
		if o.work, err = os.MkdirTemp("", "onlab-ledger-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.work) //nolint:errcheck // a temporary folder
	}
	file := filepath.Join(o.work, "story.onrecord")
	if o.story == "" {
		o.story = file
	}
	l := &ledgerLab{o, program, w}
	if _, err := os.Stat(file); o.articles > 0 && (o.story != file || err != nil) {
		if err := l.add(ctx); err != nil {
			return err
		}
	}
	return l.ask(ctx)
}

// ledgerLab measures one story.
type ledgerLab struct {
	ledgerOptions
	program string
	out     io.Writer
}

// run runs the program, and says what it took.
func (l *ledgerLab) run(ctx context.Context, args ...string) (cost, error) {
	var told bytes.Buffer
	cmd := exec.CommandContext(ctx, l.program, args...)
	cmd.Stderr = &told
	begun := time.Now()
	err := cmd.Run()
	if err != nil {
		return cost{}, fmt.Errorf("%v: %w: %s", cmd, err, told.String())
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{time.Since(begun), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), used.Maxrss}, nil
}

// cost is what one run of the program took; peak in kB.
type cost struct {
	wall, cpu time.Duration
	peak      int64
}

// add makes the pages and adds them, lot after lot.
func (l *ledgerLab) add(ctx context.Context) error {
	p, err := newPress(filepath.Join(l.data, "corpora", "wikinews"), l.seed)
	if err != nil {
		return err
	}
	var bytes int64
	var sum cost
	var perArticle []time.Duration
	fmt.Fprintf(l.out, "%8s %8s %12s %14s %10s\n", "articles", "wall s", "articles/s", "CPU ms each", "peak MB")
	n := 0
	for lot := range lots {
		dir := filepath.Join(l.work, fmt.Sprintf("lot-%d", lot))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		begin := n
		for ; n < (lot+1)*l.articles/lots; n++ {
			name, content := p.page(n)
			bytes += int64(len(content))
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				return err
			}
		}
		if n == begin {
			continue
		}
		c, err := l.run(ctx, "add", "--quiet", "--story", l.story, dir)
		if err != nil {
			return err
		}
		count := n - begin
		perArticle = append(perArticle, c.cpu/time.Duration(count))
		sum = cost{sum.wall + c.wall, sum.cpu + c.cpu, max(sum.peak, c.peak)}
		fmt.Fprintf(l.out, "%8d %8.1f %12.1f %14.1f %10.0f\n", n, c.wall.Seconds(), float64(count)/c.wall.Seconds(), ms(c.cpu)/float64(count), float64(c.peak)/1024)
	}
	fmt.Fprintf(l.out, "added %d articles of %.1f MB in %.0f s, %.1f a second; %.1f ms of CPU each, peak %.0f MB\n", n, float64(bytes)/1e6, sum.wall.Seconds(),
		float64(n)/sum.wall.Seconds(), ms(sum.cpu)/float64(n), float64(sum.peak)/1024)
	fmt.Fprintf(l.out, "the last %d cost %.2f times the first, in CPU\n", n/lots, float64(perArticle[len(perArticle)-1])/float64(perArticle[0]))
	if info, err := os.Stat(l.story); err == nil {
		fmt.Fprintf(l.out, "story file %.1f MB, %.1f kB an article\n", float64(info.Size())/1e6, float64(info.Size())/1e3/float64(n))
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// ask asks the story for words and for names that stand in it, the frequent ones more often, as people do.
func (l *ledgerLab) ask(ctx context.Context) error {
	words, names, err := l.material(ctx)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(l.seed, 2))
	for _, kind := range []struct {
		name string
		args func() []string
	}{
		{"find, a word", func() []string { return []string{"find", pick(r, words[r.IntN(len(words))]...)} }},
		{"find, two words", func() []string {
			text := words[r.IntN(len(words))]
			return []string{"find", pick(r, text...), pick(r, text...)}
		}},
		{"find, a phrase", func() []string {
			text := words[r.IntN(len(words))]
			at := r.IntN(len(text))
			return []string{"find", `"` + strings.Join(text[at:min(at+2, len(text))], " ") + `"`}
		}},
		{"find, an act", func() []string {
			return []string{"find", "--act", pick(r, "denies", "doubts", "alleges", "asserts"), pick(r, words[r.IntN(len(words))]...)}
		}},
		{"who", func() []string { return []string{"who", names[r.IntN(len(names))]} }},
		{"said", func() []string { return []string{"said", names[r.IntN(len(names))]} }},
		{"missing", func() []string { return []string{"missing"} }},
		{"list", func() []string { return []string{"list", "--limit", "20"} }},
	} {
		var took, cpu []time.Duration
		slowest, question := time.Duration(0), ""
		for range l.questions {
			args := kind.args()
			c, err := l.run(ctx, append(args, "--story", l.story)...)
			if err != nil {
				return err
			}
			cpu = append(cpu, c.cpu)
			if took = append(took, c.wall); c.wall > slowest {
				slowest, question = c.wall, strings.Join(args[1:], " ")
			}
		}
		slices.Sort(took)
		slices.Sort(cpu)
		fmt.Fprintf(l.out, "%-16s median %6.1f ms   p95 %6.1f ms   CPU p95 %6.1f ms   slowest %6.1f ms (%s)\n", kind.name, ms(took[len(took)/2]), ms(took[len(took)*95/100]),
			ms(cpu[len(cpu)*95/100]), ms(slowest), question)
	}
	return nil
}

// material are the words of some statements, and names of parties, as often as articles have them.
func (l *ledgerLab) material(ctx context.Context) (words [][]string, names []string, err error) {
	open := func() (ledger.Store, error) { return sqlite.Open(ctx, l.story, sqlite.Reading) }
	if strings.Contains(l.story, "://") {
		open = func() (ledger.Store, error) { return postgres.Open(ctx, l.story, sqlite.Reading) }
	}
	story, err := open()
	if err != nil {
		return nil, nil, err
	}
	defer story.Close()
	hits, err := story.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow, ledger.PartyRow}})
	if err != nil {
		return nil, nil, err
	}
	for _, h := range hits {
		switch {
		case h.Kind == ledger.PartyRow && h.What != "unnamed":
			names = append(names, h.Name)
		case h.Kind == ledger.StatementRow:
			list := slices.DeleteFunc(strings.Fields(h.Text), func(w string) bool { return len(w) < 4 || strings.ContainsAny(w, `"…`) || len(search.Words(w)) == 0 })
			if len(list) > 1 {
				words = append(words, list)
			}
		}
	}
	if len(words) == 0 || len(names) == 0 {
		return nil, nil, errors.New("ask the story: nothing that could be asked for stands in it")
	}
	return words, names, nil
}
