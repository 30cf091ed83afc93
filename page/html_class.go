package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// hint is what an element's class, id or role says of its text. The names are those that content management systems give
// in pages of any language: part of the format, as tag names are, not words of a language.
type hint string

const (
	hintPull       hint = "pull quote"
	hintCaption    hint = "caption"
	hintCredit     hint = "credit"
	hintByline     hint = "byline"
	hintDate       hint = "date"
	hintStandfirst hint = "standfirst"
	hintTitle      hint = "title"
	hintNewsletter hint = "newsletter"
	hintRelated    hint = "related"
	hintShare      hint = "share"
	hintAd         hint = "advertisement"
	hintCookies    hint = "cookies"
	hintComments   hint = "comments"
	hintMenu       hint = "navigation"
	hintPaywall    hint = "paywall"
	hintTags       hint = "tags"
	hintAuthorBox  hint = "author box"
	hintLicence    hint = "licence"
	hintWidget     hint = "widget"
	hintSection    hint = "section label"
	hintHidden     hint = "hidden"
)

// outside reports whether text with hint h is no part of the article.
func (h hint) outside() bool {
	switch h {
	case hintNewsletter, hintRelated, hintShare, hintAd, hintCookies, hintComments, hintMenu, hintPaywall, hintTags,
		hintAuthorBox, hintLicence, hintWidget, hintSection, hintHidden:
		return true
	}
	return false
}

// classNames lists, for each hint, names that a class holds as a whole word: "pull-quote" is found in "pull-quote",
// "article__pull-quote" and "pullQuote". Of two hints the earlier wins.
var classNames = [...]struct {
	hint  hint
	names string
}{
	{hintPull, "pullquote pull-quote pullout pull-out quote-pull pulled-quote"},
	{hintCredit, "credit credits photocredit photo-credit image-credit img-credit photographer caption-source image-source photo-by"},
	{hintHidden, "sr-only visually-hidden visuallyhidden screen-reader-text screenreader print-only noprint-only a11y-hidden hide-visually"},
	{hintCookies, "cookie cookies consent gdpr onetrust didomi cookiebar ccpa"},
	{hintNewsletter, "newsletter newsletters newsletter-signup signup sign-up subscribe subscription optin opt-in mailchimp mailing-list mc-embed email-alert"},
	{hintShare, "share shares sharing sharebar sharedaddy share-bar social socials social-links addtoany addthis follow-us sharethis socialmedia social-media"},
	{hintAd, "ad ads adv advert adverts advertisement advertising adslot ad-slot dfp sponsor sponsored sponsors ad-container banner-ad gpt-ad"},
	{hintPaywall, "paywall regwall piano-offer meter-wall subscriber-only subscribe-wall offer-wall"},
	{hintComments, "comments comment-list commentlist comment-form disqus respond comment-respond reader-comments"},
	{hintRelated, "related related-posts related-content related-articles related-stories relatedposts recommended recommendations recirc " +
		"recirculation more-stories more-news more-from read-more readmore read-next read-also also-read most-read mostread most-popular trending outbrain taboola " +
		"you-may-like up-next crosslink crosslinks more-on jp-relatedposts teaser teasers promo promos inline-promo latest-news topstories top-stories"},
	{hintAuthorBox, "author-bio author-box about-author author-info authorbox author-description author-profile about-the-author bio"},
	{hintLicence, "license licence republish republishing republication reprint reprints creative-commons cc-license copyright rights-notice"},
	{hintTags, "tags taglist tag-list tag-links tags-links post-tags entry-tags topics topic-list keywords cat-links"},
	{hintMenu, "nav navbar navigation menu breadcrumb breadcrumbs topbar toolbar pagination pager skip-link skiplink skip-to-content post-navigation sitenav site-header site-footer page-footer colophon"},
	{hintWidget, "widget widgets sidebar side-bar popup pop-up modal overlay toast lightbox infobar breaking-bar ticker weather"},
	{hintSection, "kicker eyebrow overline section-label rubric category-label topic-label"},
	{hintCaption, "caption wp-caption-text image-caption media-caption photo-caption figcaption img-caption picture-caption cutline photocaption"},
	{hintStandfirst, "standfirst stand-first deck dek subtitle sub-title subheadline sub-headline subhead article-lead article-intro article-summary entry-summary chapeau strapline headline-sub article-excerpt"},
	{hintByline, "byline bylines by-line author authors article-author posted-by post-author writer contributors entry-meta article-meta post-meta article-info post-info story-meta meta-info bylineblock"},
	{hintDate, "dateline date pubdate pub-date published published-date publish-date timestamp posted-on datetime date-time entry-date post-date article-date time-stamp updated last-updated"},
	{hintTitle, "headline entry-title article-title post-title story-title page-title title article-headline articleheadline"},
}

// itemProps are the properties of schema.org that pages put on visible elements.
var itemProps = map[string]hint{
	"headline": hintTitle, "author": hintByline, "creator": hintByline, "datepublished": hintDate, "datemodified": hintDate,
	"description": hintStandfirst, "alternativeheadline": hintStandfirst, "caption": hintCaption,
	"comment": hintComments, "breadcrumb": hintMenu, "keywords": hintTags, "copyrightholder": hintCredit,
}

var roles = map[string]hint{
	"navigation": hintMenu, "menu": hintMenu, "menubar": hintMenu, "search": hintMenu, "banner": hintMenu, "contentinfo": hintMenu,
	"dialog": hintWidget, "alertdialog": hintWidget, "alert": hintWidget, "complementary": hintWidget, "toolbar": hintMenu,
	"doc-pullquote": hintPull, "doc-subtitle": hintStandfirst,
}

const longestClasses = 512 // bytes of class and id that are looked at

// hints lists what the attributes of n say, the strongest first; nil for nothing.
func (v *vocabulary) hints(n *html.Node) []hint {
	var out []hint
	for _, a := range n.Attr {
		val := a.Val[:min(len(a.Val), longestClasses)]
		switch a.Key {
		case "class", "id":
			out = append(out, v.classHints(val)...)
		case "itemprop":
			for _, p := range strings.Fields(strings.ToLower(val)) {
				if h, ok := itemProps[p]; ok {
					out = append(out, h)
				}
			}
		case "role":
			if h, ok := roles[strings.ToLower(val)]; ok {
				out = append(out, h)
			}
		case "rel":
			if strings.EqualFold(val, "author") {
				out = append(out, hintByline)
			}
		case "hidden":
			if !strings.EqualFold(val, "until-found") {
				out = append(out, hintHidden)
			}
		case "style":
			if hides(val) {
				out = append(out, hintHidden)
			}
		}
	}
	return out
}

func hides(style string) bool {
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// vocabulary is classNames made ready for look-up. It is built once for a page.
type vocabulary struct {
	names map[string]int // name → index in classNames
	cache map[string][]hint
}

func newVocabulary() *vocabulary {
	v := &vocabulary{names: map[string]int{}, cache: map[string][]hint{}}
	for i, row := range classNames {
		for _, name := range strings.Fields(row.names) {
			v.names[name] = i
		}
	}
	return v
}

// classHints reads a class attribute. Names that state what an element has or is ("has-newsletter", "is-paywalled") say
// nothing of its own text.
func (v *vocabulary) classHints(val string) []hint {
	if out, ok := v.cache[val]; ok {
		return out
	}
	found := map[int]bool{}
	for _, name := range strings.Fields(val) {
		parts := classParts(name)
		if len(parts) == 0 || parts[0] == "has" || parts[0] == "is" || parts[0] == "with" || parts[0] == "no" || parts[0] == "js" {
			continue
		}
		for i := range parts {
			for n := min(3, len(parts)-i); n >= 1; n-- {
				if row, ok := v.names[strings.Join(parts[i:i+n], "-")]; ok {
					found[row] = true
					break
				}
			}
		}
	}
	var out []hint
	for i := range classNames {
		if found[i] {
			out = append(out, classNames[i].hint)
		}
	}
	v.cache[val] = out
	return out
}

// classParts splits a class name into lower-case words at marks and at the capitals of camelCase.
func classParts(name string) []string {
	var out []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			end()
		}
		lower = unicode.IsLower(r)
		word.WriteRune(unicode.ToLower(r))
	}
	end()
	return out
}
