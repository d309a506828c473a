// Package review turns what the article reader proposes into records: a source with its facts goes into
// the queue, a person says yes or no to each, and a yes becomes a record that cites the source. The pages
// and the command line both go this way.
package review

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
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

// Propose makes proposals of the facts that were read in the source.
func Propose(source bonbogi.Source, facts []article.Fact) ([]store.Proposal, error) {
	proposals := make([]store.Proposal, len(facts))
	for i, f := range facts {
		content, err := json.Marshal(f)
		if err != nil {
			return nil, fmt.Errorf("review: %w", err)
		}
		proposals[i] = store.Proposal{
			Source: source.ID, Kind: f.Kind, Fact: content, Fingerprint: fingerprint(f),
			Quote: f.Quote, In: f.In, Start: f.Start, End: f.End, Confidence: f.Confidence,
		}
	}
	return proposals, nil
}

// fingerprint is the same for two readings of the same fact, also when a better reader quotes it
// otherwise, fills in one field more, or is surer of it.
func fingerprint(f article.Fact) string {
	key := []string{string(f.Kind)}
	switch {
	case f.Award != nil:
		key = append(key, name(f.Award.Recipient), f.Award.Name, f.Award.Grade, f.Award.Period)
	case f.Visit != nil:
		key = append(key, name(f.Visit.Guest), name(f.Visit.Host), string(f.Visit.Status), f.Visit.Date.String())
	case f.Adoption != nil:
		key = append(key, name(f.Adoption.Origin), name(f.Adoption.Adopter), f.Adoption.Practice)
	case f.Practice != nil:
		key = append(key, name(f.Practice.Owner), f.Practice.Name)
	case f.Claim != nil:
		key = append(key, name(f.Claim.Subject), string(f.Claim.Type), fmt.Sprint(f.Claim.Value), f.Claim.Period)
	}
	sum := sha256.Sum256([]byte(strings.Join(key, "\x00")))
	return hex.EncodeToString(sum[:16])
}

func name(p bonbogi.Party) string {
	if p.Government != "" {
		return p.Government + "/" + string(p.Type)
	}
	return p.Name
}
