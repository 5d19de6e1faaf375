{{- define "erp-suite.labels" -}}
app.kubernetes.io/part-of: {{ .Values.name | default .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}
