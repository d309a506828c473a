package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

const description = `bonbogi helps local governments to learn from each other: who does what better, who took it over from whom, and where that is written.

Data go to standard output, messages to standard error. Exit status: 0 done, 1 it failed or was refused, 2 wrong use.`

// helpCommand explains a command, or the whole program with its environment.
type helpCommand struct {
	Command []string `arg:"" optional:"" help:"The command to explain."`
}

func (c *helpCommand) Run(p *program) error {
	command := slices.Clone(c.Command) // the parser is about to use c again
	if err := p.explain(command...); err != nil || len(command) > 0 {
		return err
	}
	fmt.Fprint(p.out, "\nEnvironment (a flag on the command line wins):\n")
	variables := map[string][]string{}
	collect(p.grammar.Node, "", variables)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		fmt.Fprintf(p.out, "  %-22s %s\n", name, strings.Join(variables[name], ", "))
	}
	return nil
}

// collect notes for every variable the flags that it stands for.
func collect(node *kong.Node, command string, variables map[string][]string) {
	for _, flag := range node.Flags {
		if hasVariable(flag.Name) {
			name := variable(flag.Name)
			variables[name] = append(variables[name], strings.TrimSpace(command+" --"+flag.Name))
		}
	}
	for _, child := range node.Children {
		collect(child, strings.TrimSpace(command+" "+child.Name), variables)
	}
}
