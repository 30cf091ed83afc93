package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/capture"
)

// size is a flag's number of bytes: "500000", "64k", "20MiB".
type size int64

func (s *size) String() string { return strings.ReplaceAll(capture.Size(int64(*s)), " ", "") }
func (s *size) Type() string   { return "SIZE" }

func (s *size) Set(text string) error {
	number := strings.TrimRight(text, "kKmMgGiIbB")
	unit := int64(1)
	switch strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(text[len(number):]), "b"), "i")) {
	case "":
	case "k":
		unit = 1 << 10
	case "m":
		unit = 1 << 20
	case "g":
		unit = 1 << 30
	default:
		return fmt.Errorf("write a size as 500000, 64KiB or 20MiB")
	}
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil || n <= 0 || n > (1<<40)/unit {
		return fmt.Errorf("write a size above zero, as 500000, 64KiB or 20MiB")
	}
	*s = size(n * unit)
	return nil
}

// choice is a flag's word out of a few.
type choice struct {
	value string
	from  []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.from, "|") }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.from, s) {
		return fmt.Errorf("choose one of %s", strings.Join(c.from, ", "))
	}
	c.value = s
	return nil
}

// addTo makes c a flag whose words the shell completes.
func (c *choice) addTo(cmd *cobra.Command, name, usage string) {
	cmd.Flags().Var(c, name, usage)
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(toCompletions(c.from), cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
}

func toCompletions(words []string) []cobra.Completion { return words }
