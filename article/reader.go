package article

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Reader reads articles. It is safe for concurrent use.
type Reader struct{ g *gazetteer }

// NewReader returns a reader that knows the governments of the registry.
func NewReader(reg Governments) *Reader {
	return &Reader{newGazetteer(reg.All())}
}

// Read proposes the facts of an article. What cannot be read is refused with a bonbogi.Error.
func (r *Reader) Read(ctx context.Context, in Input) (Reading, error) {
	if err := in.check(); err != nil {
		return Reading{}, err
	}
	body := tell(r.g, in.Text, InText, in.Published)
	if in.Published.IsZero() {
		if d := statedDate(body.s); in.Now.IsZero() || d.Compare(in.Now) <= 0 {
			in.Published, body.published = d, d
		}
	}
	p := openPage(body.s)
	body.sentences = sentences(body.s, p.lines)
	out := Reading{Title: in.Title, Publisher: in.Publisher, Published: in.Published}
	if out.Publisher == "" {
		out.Publisher = p.publisher
	}
	if strings.TrimSpace(in.Title) == "" {
		out.Title = strings.TrimSpace(p.headline.of(body.t.s))
	}
	title := tell(r.g, in.Title, InTitle, in.Published)
	title.sentences = titleOf(title.s)
	if err := prepare(ctx, title, body, in.Publisher); err != nil {
		return Reading{}, err
	}
	facts, err := body.read(ctx, title)
	if err != nil {
		return Reading{}, err
	}
	for i := range facts {
		facts[i].Confidence = math.Round(calibrated(facts[i])*100) / 100
	}
	out.Facts = facts
	return out, nil
}

// prepare finds the governments in headline and body, whom they mean and which the article is about.
func prepare(ctx context.Context, title, body *story, publisher string) error {
	for _, st := range []*story{title, body} {
		if err := st.names(ctx); err != nil {
			return err
		}
	}
	known := map[*gov]bool{}
	for _, st := range []*story{title, body} {
		meet(st.s, st.mentions, known)
	}
	for _, st := range []*story{title, body} {
		st.known, st.mentions = known, believe(st.mentions, known)
		st.settle() // by their time alone
	}
	main, schools := topic(title, body, publisher)
	for _, st := range []*story{title, body} {
		st.main, st.schools = main, schools
		st.tells = body.mainActs() || title.mainActs()
		st.settle()
	}
	above := map[*gov]string{}
	title.meetAbove(above)
	body.meetAbove(above)
	return nil
}

// most is how many facts of a kind are looked for; no press release has as many.
const most = 400

// titleOf takes a title as one heading. A title that goes on over blank lines holds the subtitle or the
// body's beginning as well.
func titleOf(s string) []sentence {
	lines := slices.DeleteFunc(splitLines(s), func(l line) bool { // 16:00
		return !strings.ContainsFunc(l.of(s), func(r rune) bool { return r >= '가' && r <= '힣' })
	})
	out := sentences(s, lines)
	for i := range out {
		out[i].no = -1
		out[i].role = roleHeading
	}
	return out
}

// walk calls do for every sentence in order, and stops soon after the context has ended.
func (st *story) walk(ctx context.Context, do func(sentence)) error {
	for i, sent := range st.sentences {
		if i%64 == 0 && ctx.Err() != nil {
			return fmt.Errorf("article: stopped while reading: %w", ctx.Err())
		}
		do(sent)
	}
	return nil
}

// names finds the governments in the sentences.
func (st *story) names(ctx context.Context) error {
	return st.walk(ctx, func(sent sentence) {
		ms := st.g.mentions(st.s, sent.span)
		if in := sent.of(st.s); strings.Contains(in, "·") || strings.Contains(in, ", ") && strings.Contains(in, "구") {
			ms = st.g.districts(st.s, sent.span, ms)
		}
		st.mentions = append(st.mentions, ms...)
	})
}

// read applies the rules, one kind of fact after the other.
func (st *story) read(ctx context.Context, title *story) ([]Fact, error) {
	awards, err := st.readAwards(ctx, title)
	if err != nil {
		return nil, err
	}
	claims, err := st.readClaims(ctx)
	if err != nil {
		return nil, err
	}
	visits, err := st.readVisits(ctx, title)
	if err != nil {
		return nil, err
	}
	adopted, err := st.readAdoptions(ctx, title)
	if err != nil {
		return nil, err
	}
	practices, err := st.readPractices(ctx, title, adopted, awards)
	if err != nil {
		return nil, err
	}
	return slices.Concat(awards, visits, practices, adopted, claims), nil
}

// readAwards finds awards and selections in title and body.
func (st *story) readAwards(ctx context.Context, title *story) ([]Fact, error) {
	var all []found
	err := title.walk(ctx, func(sent sentence) {
		if len(all) < most {
			all = append(all, title.awards(sent)...)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := st.introduce(ctx); err != nil {
		return nil, err
	}
	st.contest = title.contest
	err = st.walk(ctx, func(sent sentence) {
		if len(all) < most {
			a := st.awards(sent)
			all = append(all, a...)
			all = append(all, st.selections(sent, a)...)
		}
	})
	if err != nil {
		return nil, err
	}
	return st.awardFacts(ctx, title, all)
}
