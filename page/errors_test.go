package page

import "errors"

func asUnreadable(err error, to **UnreadableError) bool { return errors.As(err, to) }
