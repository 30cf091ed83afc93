package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// outCommands prove a story, give it out and take it in, and protect it.
func (p *program) outCommands() []*cobra.Command {
	return []*cobra.Command{p.verifyCommand(), p.exportCommand(), p.importCommand(),
		p.lockCommand(), p.unlockCommand(), p.vaultCommand(), p.timestampCommand()}
}

// wants asks for between least and most arguments; what says what they are.
func wants(least, most int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return usageError{errors.New("want " + what)}
		}
		return nil
	}
}
