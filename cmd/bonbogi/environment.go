package main

import (
	"strings"

	"github.com/alecthomas/kong"
)

// variable is the name of the environment variable that can stand for a flag.
func variable(flag string) string {
	return "BONBOGI_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// hasVariable leaves out the flags that ask for something else to be done.
func hasVariable(flag string) bool { return flag != "help" && flag != "version" }

// environment gives flags that are not on the command line the values of their variables.
func environment(getenv func(string) string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if value := getenv(variable(flag.Name)); value != "" && hasVariable(flag.Name) {
			return value, nil
		}
		return nil, nil
	})
}

// withVariable puts the name of the variable behind the help text of a flag.
func withVariable(value *kong.Value) string {
	if value.Flag == nil || !hasVariable(value.Name) {
		return value.Help
	}
	return value.Help + " [" + variable(value.Name) + "]"
}
