package main

import (
	"fmt"
	"runtime/debug"
)

// version is set by the Makefile; a build without it knows what Go noted.
var version string

// versionCommand says which version this is.
type versionCommand struct{}

func (versionCommand) Run(p *program) error {
	_, err := fmt.Fprintf(p.out, "bonbogi %s\n", currentVersion())
	return err
}

func currentVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
