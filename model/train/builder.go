package train

import (
	"encoding/binary"
	"fmt"

	"onrecord/model/linear"
	"onrecord/model/weights"
)

// builder trains one model after the other and collects their sections.
type builder struct {
	Options
	v     *Vocab
	model *linear.Model
	out   weights.Writer
	drops Drops

	cached func(func() map[string]uint16) map[string]uint16
}

// Epochs, folds and pruning, as tried: see docs/MODELS.md.
const (
	tagFolds, foldTagEpochs, tagEpochs    = 5, 4, 6
	lemmaEpochs, featEpochs, parserEpochs = 6, 4, 8
	nameFolds, foldNameEpochs, nameEpochs = 4, 3, 8
	tagLearners, nameLearners             = 3, 4
	nameBias                              = 15.0 // chosen on uner-ewt dev: precision for recall
)

var (
	pruneTags  = prune{3, 0.1}
	pruneLemma = prune{1, 0.02}
	pruneFeats = prune{3, 0.06}
	pruneNames = prune{8, 2.5}
	pruneTrees = prune{6, 0.3}
)

func (b *builder) learn(sents []Sentence) error {
	if err := b.lexicon(sents); err != nil {
		return err
	}
	data := prepare(sents, b.v, b.model.Lexicon)
	names, err := b.names()
	if err != nil {
		return err
	}
	if err := jackknife(data, names.data, b.v, b.model, tagFolds, foldTagEpochs, b.Seed); err != nil {
		return err
	}
	b.say("tags of the training data are set")
	if err := b.keep("tagger", &b.model.Tagger, meanOf(b.tagLearners(data), pruneTags), len(b.v.Tags)); err != nil {
		return err
	}
	if err := b.keep("lemmas", &b.model.Lemmas, learnLemmas(data, b.v, lemmaEpochs, b.Seed, b.drops).Average(pruneLemma), len(b.v.Scripts)); err != nil {
		return err
	}
	if err := b.learnNames(names); err != nil {
		return err
	}
	if !b.Trees {
		return nil
	}
	if err := b.keep("feats", &b.model.Feats, learnFeats(data, b.v, featEpochs, b.Seed).Average(pruneFeats), len(b.v.Feats)); err != nil {
		return err
	}
	parser := learnParser(data, b.v, b.model.Coarse, parserEpochs, b.Seed, func(e int, _ *Learner) { b.say("parser: epoch %d done", e+1) })
	return b.keep("parser", &b.model.Parser, parser.Average(pruneTrees), 1+2*len(b.v.Rels))
}

// tagLearners trains several taggers, which saw the sentences in other orders.
func (b *builder) tagLearners(data []prepared) (ls []*Learner) {
	for n := range tagLearners {
		ls = append(ls, learnTags(data, b.v, tagEpochs, b.Seed+uint64(n)*1000))
	}
	return ls
}

// lexicon writes the lexicon and the lists of classes.
func (b *builder) lexicon(sents []Sentence) error {
	info, err := b.lexiconInfo(sents)
	if err != nil {
		return err
	}
	packed := packLexicon(info)
	b.say("lexicon: %d forms, %d bytes", len(info), len(packed))
	b.model = b.v.Model()
	b.model.Kinds = nameKinds
	if b.model.Lexicon, err = linear.NewLexicon(packed); err != nil {
		return err
	}
	if err := b.out.Add("features", binary.LittleEndian.AppendUint32(nil, linear.Features)); err != nil {
		return err
	}
	if err := b.out.Add("lexicon", packed); err != nil {
		return err
	}
	lists := b.model.Lists()
	for _, name := range sortedKeys(lists) {
		if err := b.out.Add(name, []byte(lists[name])); err != nil {
			return err
		}
	}
	return nil
}

// Word clusters: how many, and how often a word must be seen.
const (
	clusterCount = 320
	clusterLeast = 4
)

// lexiconInfo is what is known of every form: senses, clusters, tags.
func (b *builder) lexiconInfo(sents []Sentence) (map[uint64]linear.Info, error) {
	text, err := unlabelled(b.Corpora, sents)
	if err != nil {
		return nil, err
	}
	known, err := senses()
	if err != nil {
		return nil, err
	}
	info := map[uint64]linear.Info{}
	for low, s := range known {
		if s &^= senseCommon; s != 0 {
			info[low] = linear.Info{Sense: s}
		}
	}
	clusters := b.clusters(text)
	b.say("clusters: %d words", len(clusters))
	for w, c := range clusters {
		low := linear.MakeForm(w).Low
		in := info[low]
		in.Cluster = max(in.Cluster, c) // two words that fold to one: the same on every run
		info[low] = in
	}
	for low, a := range ambiguity(sents, b.v, 1000) {
		in := info[low]
		in.Amb = a
		info[low] = in
	}
	return info, nil
}

func (b *builder) clusters(text [][]string) map[string]uint16 {
	run := func() map[string]uint16 { return clusterWords(text, clusterCount, clusterLeast) }
	if b.cached != nil {
		return b.cached(run)
	}
	return run()
}

// names reads all training sentences with names.
func (b *builder) names() (*nameSet, error) {
	all, err := nameSentences(b.Corpora, b.drops)
	if err != nil {
		return nil, err
	}
	return makeNames(all, b.model.Lexicon), nil
}

func (b *builder) learnNames(set *nameSet) error {
	if err := jackknifeNames(set, b.model, nameFolds, foldNameEpochs, b.Seed); err != nil {
		return err
	}
	b.say("names elsewhere in the training documents are set")
	var ls []*nameLearner
	for n := range nameLearners {
		ls = append(ls, learnNames(set.data, b.model.Coarse, nameEpochs, b.Seed+uint64(n)*1000))
		b.say("names: learner %d of %d done", n+1, nameLearners)
	}
	if err := b.keep("names", &b.model.Names, meanRows(ls, pruneNames), ls[0].chain.Classes); err != nil {
		return err
	}
	trans := transitions(ls, nameBias)
	body := make([]byte, 0, 4*len(trans))
	for _, t := range trans {
		body = binary.LittleEndian.AppendUint32(body, uint32(t))
	}
	if err := b.out.Add("names.trans", body); err != nil {
		return err
	}
	return b.model.SetTrans(trans)
}

// keep freezes l into the table and the file.
func (b *builder) keep(name string, table **linear.Table, rows []Row, classes int) error {
	f, err := Freeze(rows)
	if err != nil {
		return fmt.Errorf("train %s: %w", name, err)
	}
	if *table, err = f.Table(classes); err != nil {
		return fmt.Errorf("train %s: %w", name, err)
	}
	if name == "tagger" && !b.Trees {
		return nil // only for the other learners
	}
	b.say("%s: %d features, %d bytes", name, len(rows), len(f.Slots)+len(f.Entries))
	for _, s := range []struct {
		name string
		body []byte
	}{{".slots", f.Slots}, {".entries", f.Entries}, {".book", f.Book}} {
		if err := b.out.Add(name+s.name, s.body); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) say(format string, args ...any) {
	if b.Say != nil {
		b.Say(fmt.Sprintf(format, args...))
	}
}
