// Package api holds the parts of the resources that the plugin reads; the CRDs in crds/manifests say what every field is.
package api

import (
	"fmt"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

var (
	Suites    = schema.GroupVersionResource{Group: "erp.isem.dev", Version: "v1alpha1", Resource: "erpsuites"}
	Verticals = schema.GroupVersionResource{Group: "erp.isem.dev", Version: "v1alpha1", Resource: "erpverticals"}
)

// What a person may write on a vertical to ask the operator for something.
const (
	Retry   = "erp.isem.dev/retry"
	Approve = "erp.isem.dev/approve"
	Check   = "erp.isem.dev/check"
	Restore = "erp.isem.dev/restore"
	Rotate  = "erp.isem.dev/rotate"

	RotateSigningKey = "erp.isem.dev/rotate-signing-key"
)

// Labels of everything that the operator makes.
const (
	Instance  = "app.kubernetes.io/instance"
	Component = "app.kubernetes.io/component"
	PartOf    = "app.kubernetes.io/part-of"
	ManagedBy = "app.kubernetes.io/managed-by"
	Manager   = "erp-operator"
)

// Command is the component of a pod that runs a person's command: NetworkPolicies let it reach what a back end reaches.
const Command = "command"

type Suite struct {
	metav1.ObjectMeta `json:"metadata"`
	Spec              struct {
		Domain  string `json:"domain"`
		Release struct {
			Versions map[string]string `json:"versions"`
		} `json:"release"`
	} `json:"spec"`
	Status struct {
		ObservedGeneration int64              `json:"observedGeneration"`
		Conditions         []metav1.Condition `json:"conditions"`
		Database           Endpoint           `json:"database"`
		Redis              Endpoint           `json:"redis"`
		Release            *Progress          `json:"release"`
	} `json:"status"`
}

// Progress is how far a release train has come.
type Progress struct {
	Progress string `json:"progress"`
	State    string `json:"state"`
}

type Endpoint struct {
	Host string `json:"host"`
	Port int    `json:"port"`
}

type Vertical struct {
	metav1.ObjectMeta `json:"metadata"`
	Spec              VerticalSpec   `json:"spec"`
	Status            VerticalStatus `json:"status"`
}

type VerticalSpec struct {
	SuiteRef struct {
		Name string `json:"name"`
	} `json:"suiteRef"`
	Version    string   `json:"version"`
	Title      string   `json:"title"`
	Frontend   Server   `json:"frontend"`
	Backend    Server   `json:"backend"`
	Schemas    []string `json:"schemas"`
	Requires   []string `json:"requires"`
	Writes     []string `json:"writes"`
	References []string `json:"references"`
	Migration  struct {
		Policy string    `json:"policy"`
		Backup *struct{} `json:"backup"`
	} `json:"migration"`
	DeletionPolicy string `json:"deletionPolicy"`
}

type Server struct {
	Port        int       `json:"port"`
	Replicas    int       `json:"replicas"`
	Autoscaling *struct{} `json:"autoscaling"`
}

type VerticalStatus struct {
	ObservedGeneration int64              `json:"observedGeneration"`
	Conditions         []metav1.Condition `json:"conditions"`
	Version            string             `json:"version"`
	Asked              string             `json:"asked"`
	SchemaVersion      *int               `json:"schemaVersion"`
	Replicas           int                `json:"replicas"`
	BlockedBy          []string           `json:"blockedBy"`
	WaitingFor         string             `json:"waitingFor"`
	URLs               struct {
		Frontend string `json:"frontend"`
		API      string `json:"api"`
	} `json:"urls"`
	Migration *Migration `json:"migration"`
	Plan      *Plan      `json:"plan"`
	History   []Served   `json:"history"`
	Backups   []Backup   `json:"backups"`
	Restored  string     `json:"restored"`
	Rotation  *Rotation  `json:"rotation"`
	Signing   *Signing   `json:"signing"`
}

// Signing is how far the replacement of the suite's signing key has come.
type Signing struct {
	Request string `json:"request,omitempty"`
	Phase   string `json:"phase,omitempty"`
	Since   string `json:"since,omitempty"`
}

// Rotation is how far the replacement of passwords has come.
type Rotation struct {
	Request  string `json:"request,omitempty"`
	Phase    string `json:"phase,omitempty"`
	Replaces *Login `json:"replaces,omitempty"`
	Since    string `json:"since,omitempty"`
}

// Login is one of the two roles as which pods log in, and the end of the names of its Secrets.
type Login struct {
	Slot int    `json:"slot,omitempty"`
	ID   string `json:"id,omitempty"`
}

// NewestBackup is the name of the newest copy, empty where there is none.
func (s *VerticalStatus) NewestBackup() string {
	if len(s.Backups) == 0 {
		return ""
	}
	return s.Backups[0].ID
}

// Backup is a copy of a vertical's schemas that can be restored.
type Backup struct {
	ID      string `json:"id,omitempty"`
	At      string `json:"at,omitempty"`
	Version string `json:"version,omitempty"`
	Schema  int    `json:"schema,omitempty"`
	Bytes   int64  `json:"bytes,omitempty"`
	Rows    int64  `json:"rows,omitempty"`
}

// Migration is what the database steps of one version said.
type Migration struct {
	Version    string      `json:"version,omitempty"`
	Outcome    string      `json:"outcome,omitempty"`
	Step       string      `json:"step,omitempty"`
	From       *int        `json:"from,omitempty"`
	To         *int        `json:"to,omitempty"`
	Scripts    []string    `json:"scripts,omitempty"`
	Held       []string    `json:"held,omitempty"`
	Check      string      `json:"check,omitempty"`
	Job        string      `json:"job,omitempty"`
	Attempts   int         `json:"attempts,omitempty"`
	FinishedAt string      `json:"finishedAt,omitempty"`
	Millis     int64       `json:"millis,omitempty"`
	OldestSafe *OldestSafe `json:"oldestSafe,omitempty"`
	Error      *Failure    `json:"error,omitempty"`
}

// IsSuccess tells whether the version may serve after it.
func (m *Migration) IsSuccess() bool {
	return m != nil && (m.Outcome == "Migrated" || m.Outcome == "Current" || m.Outcome == "AheadCompatible")
}

type OldestSafe struct {
	Schema  int    `json:"schema,omitempty"`
	Version string `json:"version,omitempty"`
}

type Failure struct {
	Script   string `json:"script,omitempty"`
	SQLState string `json:"sqlState,omitempty"`
	Message  string `json:"message,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// Plan is what a supervised migration would run.
type Plan struct {
	Hash        string   `json:"hash,omitempty"`
	Version     string   `json:"version,omitempty"`
	From        *int     `json:"from,omitempty"`
	To          *int     `json:"to,omitempty"`
	Scripts     []string `json:"scripts,omitempty"`
	Destructive []string `json:"destructive,omitempty"`
	Held        []string `json:"held,omitempty"`
	Approved    bool     `json:"approved"`

	Rehearsal *Rehearsal `json:"rehearsal,omitempty"`
	Adoption  *Adoption  `json:"adoption,omitempty"`
}

// Adoption is at which script tables that were loaded by hand stand, and where they are not as it leaves them.
type Adoption struct {
	Schema           int      `json:"schema,omitempty"`
	Scripts          []string `json:"scripts,omitempty"`
	Differences      []string `json:"differences,omitempty"`
	DifferencesInAll int      `json:"differencesInAll,omitempty"`
}

// Rehearsal is how the scripts went on a clone.
type Rehearsal struct {
	Millis int64    `json:"millis,omitempty"`
	Rows   []string `json:"rows,omitempty"`
}

type Served struct {
	Version       string `json:"version"`
	SchemaVersion *int   `json:"schemaVersion,omitempty"`
	Since         string `json:"since"`
}

// Asked is the version that it is to run: that of the suite's release where it names the vertical, as the operator says.
func (v *Vertical) Asked() string {
	if v.Status.Asked != "" {
		return v.Status.Asked
	}
	return v.Spec.Version
}

// Tables are what a vertical reads, writes or refers to of others, each once, in the order of its manifest.
func (v *Vertical) Tables() []string {
	var all []string
	seen := map[string]bool{}
	add := func(table string) {
		if !seen[table] {
			seen[table] = true
			all = append(all, table)
		}
	}
	for _, list := range [][]string{v.Spec.Requires, v.Spec.Writes} {
		for _, table := range list {
			add(table)
		}
	}
	for _, reference := range v.Spec.References { // retail.sales(partner_id) -> core.partners
		_, parent, _ := strings.Cut(reference, "->")
		add(strings.TrimSpace(parent))
	}
	return all
}

// String is host:port, empty as long as nobody said where.
func (e Endpoint) String() string {
	if e.Host == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", e.Host, e.Port)
}
