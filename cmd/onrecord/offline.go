package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/ledger/postgres"
)

const offlineEnv = "ONRECORD_OFFLINE"

func (p *program) offlineFlag(root *cobra.Command) {
	root.PersistentFlags().BoolVar(&p.offline, "offline", false, "make no connection: web addresses and servers are refused ("+offlineEnv+"=1 does the same)")
}

// isOffline reports whether no connection may be made. Whatever stands in the environment but a no means yes: who wrote something
// there wanted to be safe.
func (p *program) isOffline() bool {
	switch strings.ToLower(p.getenv(offlineEnv)) {
	case "", "0", "false", "no", "off":
		return p.offline
	}
	return true
}

// refuseServer refuses a story on a server, and anything else at a web address, when no connection may be made.
func (p *program) refuseServer(name string) error {
	if !isURL(name) || !p.isOffline() {
		return nil
	}
	return fmt.Errorf("%s is on a server, and connections are switched off; run again without --offline", clean(postgres.Redacted(name)))
}

// warnOfReaders tells of a story file that others than its owner may read. The program makes them private; who changed that may have had
// a reason, so nothing is changed here.
func (p *program) warnOfReaders(path string) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || runtime.GOOS == "windows" { // Windows has other rights than these
		return
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		fmt.Fprintf(p.stderr, "onrecord: warning: other users of this machine may open %s (mode %04o); make it private: chmod 600 %s\n", clean(path), mode, clean(path))
	}
}
