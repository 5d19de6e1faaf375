// Package bundle gathers what a maintainer needs to see of a suite and leaves out what nobody may.
package bundle

import "regexp"

const redacted = "REDACTED"

var (
	// Names of variables and keys whose values nobody else may see. Those that name a file or a Secret are no secrets.
	secretName   = regexp.MustCompile(`(?i)(passw|pwd|secret|token|credential|private.?key|api.?key|access.?key|signing.?key|encryption.?key|\bdsn\b|_dsn|connection.?string)`)
	harmlessName = regexp.MustCompile(`(?i)(_file|_path|_dir|_url|secret_?name)$`)
	secretFlag   = regexp.MustCompile(`(?i)^--?[a-z-]*(password|secret|token|key)$`)

	inText = []struct {
		pattern *regexp.Regexp
		by      string
	}{
		{regexp.MustCompile(`([a-z][a-z0-9+.-]*://[^/\s:@]*):[^/\s@]+@`), "$1:" + redacted + "@"},
		{regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?`), redacted},
		{regexp.MustCompile(`(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}`), "$1 " + redacted},
		{regexp.MustCompile(`(?i)((?:passw(?:or)?d|pwd|secret|token|api[-_]?key)["']?[ \t]*[=:][ \t]*)("[^"]*"|'[^']*'|[^\s,;&"']+)`), "$1" + redacted},
		{regexp.MustCompile(`(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----`), redacted},
	}
)

// Text takes out of a log or a message what looks like a password, a token or a key.
func Text(text string) string {
	for _, each := range inText {
		text = each.pattern.ReplaceAllString(text, each.by)
	}
	return text
}

// Object takes the same out of an object, and with it what only servers read.
func Object(object map[string]any) map[string]any {
	if metadata, ok := object["metadata"].(map[string]any); ok {
		delete(metadata, "managedFields")
		if annotations, ok := metadata["annotations"].(map[string]any); ok {
			// A whole older manifest in one string, in which no field has a name any more.
			delete(annotations, "kubectl.kubernetes.io/last-applied-configuration")
		}
	}
	for _, values := range []string{"data", "binaryData", "stringData"} {
		if entries, ok := object[values].(map[string]any); ok && object["kind"] == "ConfigMap" {
			for key := range entries {
				if isSecret(key) {
					entries[key] = redacted
				}
			}
		}
	}
	return clean(object).(map[string]any)
}

func clean(value any) any {
	switch at := value.(type) {
	case string:
		return Text(at)
	case []any:
		for i := range at {
			at[i] = clean(at[i])
			if flag, ok := at[max(0, i-1)].(string); ok && i > 0 && secretFlag.MatchString(flag) {
				at[i] = redacted
			}
		}
		return at
	case map[string]any:
		name, isNamed := at["name"].(string)
		if _, hasValue := at["value"].(string); hasValue && isNamed && isSecret(name) {
			at["value"] = redacted
		}
		for key := range at {
			at[key] = clean(at[key])
		}
		return at
	default:
		return value
	}
}

func isSecret(name string) bool {
	return secretName.MatchString(name) && !harmlessName.MatchString(name)
}
