package capture

import (
	"bytes"
	"strings"
)

// mailFields are header fields that mails carry, and hardly any other text begins with more than one of.
func mailFields() []string {
	return []string{"from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path", "delivered-to", "reply-to",
		"content-type", "x-mailer", "list-id", "list-unsubscribe", "dkim-signature", "cc"}
}

// mailType tells a mail (RFC 5322) and a file of mails (RFC 4155, mbox) from other text, "" for neither. A text whose name
// does not end as a mail's must begin with four fields that mails have, one of them From: dialogue and interviews begin with names
// and colons too.
func mailType(ext string, head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	first, rest, _ := bytes.Cut(head, []byte("\n"))
	if bytes.HasPrefix(first, []byte("From ")) {
		if ext == ".mbox" || ext == ".mbx" || bytes.ContainsAny(first, ":") && fieldsOf(rest) >= 3 {
			return "application/mbox"
		}
		return ""
	}
	switch n := fieldsOf(bytes.TrimLeft(head, "\r\n")); {
	case ext == ".mbox" || ext == ".mbx":
		return "" // it holds no mail as far as it can be seen
	case ext == ".eml" && n > 0, n >= 4:
		return "message/rfc822"
	}
	return ""
}

// fieldsOf counts the fields of a mail that head begins with, without those that no mail needs; 0 if none is From.
func fieldsOf(head []byte) int {
	known, from := 0, false
	for len(head) > 0 {
		var line []byte
		line, head, _ = bytes.Cut(head, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(name, " \t") {
			break
		}
		for _, f := range mailFields() {
			if strings.EqualFold(f, string(name)) {
				known++
				from = from || f == "from"
			}
		}
	}
	if !from {
		return 0
	}
	return known
}
