// Package review turns what the article reader proposes into records: a source with its facts goes into
// the queue, a person says yes or no to each, and a yes becomes a record that cites the source. The pages
// and the command line both go this way.
package review

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
)

// Source is the article as a source of facts. Its title is the headline, or the first line of the text.
func Source(id string, in article.Input, found article.Reading) bonbogi.Source {
	s := bonbogi.Source{
		Type: bonbogi.SourcePress, Publisher: found.Publisher, Title: found.Title, Date: found.Published, URL: in.URL, Text: in.Text,
	}
	s.ID = id
	if s.Title == "" {
		s.Title = firstLine(in.Text)
	}
	return s
}

// longestTitle is shorter than what a source may bear: a first line can be a whole article.
const longestTitle = 100

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if r := []rune(line); len(r) > longestTitle {
		line = string(r[:longestTitle]) + "…"
	}
	return strings.TrimSpace(line)
}

// Reading is an article with the facts that were found in it, as the queue takes them.
func Reading(id string, in article.Input, found article.Reading) (store.Reading, error) {
	source := Source(id, in, found)
	if err := source.Validate(); err != nil {
		return store.Reading{}, err
	}
	proposals, err := Propose(source, found.Facts)
	return store.Reading{Source: source, Proposals: proposals}, err
}

// Propose makes proposals of the facts that were read in the source.
func Propose(source bonbogi.Source, facts []article.Fact) ([]store.Proposal, error) {
	proposals := make([]store.Proposal, len(facts))
	prints := fingerprints(facts)
	for i, f := range facts {
		content, err := json.Marshal(f)
		if err != nil {
			return nil, fmt.Errorf("review: %w", err)
		}
		party, other := parties(f)
		proposals[i] = store.Proposal{
			Source: source.ID, Kind: f.Kind, Fact: content, Fingerprint: prints[i], Party: party, Other: other,
			Quote: f.Quote, In: f.In, Start: f.Start, End: f.End, Confidence: f.Confidence,
		}
	}
	return proposals, nil
}

// fingerprints are the same for two readings of the same facts, also when a better reader quotes them
// otherwise, fills in one field more, or is surer of them.
func fingerprints(facts []article.Fact) []string {
	seen := map[string]int{}
	prints := make([]string, len(facts))
	for _, i := range inOrder(facts) {
		key := essence(facts[i])
		if facts[i].Visit != nil {
			// Neither the day of a visit nor whether it is one of many is known before the day of
			// publication is: its order tells it from other visits of the same guest to the same host.
			seen[key]++
			key += fmt.Sprintf("\x00%d", seen[key])
		}
		sum := sha256.Sum256([]byte(key))
		prints[i] = hex.EncodeToString(sum[:16])
	}
	return prints
}

// inOrder are the indexes of the facts as they stand in the text, those of the title last: a title may be
// given only the second time.
func inOrder(facts []article.Fact) []int {
	order := make([]int, len(facts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := facts[i], facts[j]
		return cmp.Or(cmp.Compare(a.In, b.In), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return order
}

// essence is what does not change from reading to reading of the same fact.
func essence(f article.Fact) string {
	key := []string{string(f.Kind)}
	switch {
	case f.Award != nil:
		key = append(key, name(f.Award.Recipient), f.Award.Name, f.Award.Grade, f.Award.Period)
	case f.Visit != nil:
		key = append(key, name(f.Visit.Guest), name(f.Visit.Host))
	case f.Adoption != nil:
		key = append(key, name(f.Adoption.Origin), name(f.Adoption.Adopter), f.Adoption.Practice)
	case f.Practice != nil:
		key = append(key, name(f.Practice.Owner), f.Practice.Name)
	case f.Claim != nil:
		key = append(key, name(f.Claim.Subject), string(f.Claim.Type), fmt.Sprint(f.Claim.Value), f.Claim.Period)
	}
	return strings.Join(key, "\x00")
}

// parties are whom a fact is about, and the other one of those facts that are the same only with both.
func parties(f article.Fact) (party, other string) {
	switch {
	case f.Award != nil:
		return name(f.Award.Recipient), ""
	case f.Visit != nil:
		return name(f.Visit.Guest), name(f.Visit.Host)
	case f.Adoption != nil:
		return name(f.Adoption.Adopter), name(f.Adoption.Origin)
	case f.Practice != nil:
		return name(f.Practice.Owner), ""
	case f.Claim != nil:
		return name(f.Claim.Subject), ""
	}
	return "", ""
}

func name(p bonbogi.Party) string {
	if p.Government != "" {
		return p.Government + "/" + string(p.Type)
	}
	return p.Name
}
