{{- /* What the operator's pods and the pod of helm test have in common. */}}
{{- define "erp-operator.env" -}}
# The provision and link steps of migrations run from this same image.
- name: ERP_OPERATOR_IMAGE
  value: {{ include "erp-operator.image" . }}
{{- with .Values.images.postgres }}
- name: ERP_POSTGRES_IMAGE
  value: {{ . }}
{{- end }}
{{- with .Values.images.redis }}
- name: ERP_REDIS_IMAGE
  value: {{ . }}
{{- end }}
- name: ERP_OPERATOR_NAMESPACE
  valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.namespace}}
- name: HOSTNAME
  valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}
# Two releases in one namespace lead side by side.
- name: ERP_LEASE_NAME
  value: {{ include "erp-operator.name" . }}
- name: WATCH_NAMESPACES
  value: {{ join "," .Values.watchNamespaces | quote }}
- name: LOG_LEVEL
  value: {{ .Values.log.level }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "erp-operator.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "erp-operator.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "erp-operator.placement" -}}
{{- with .Values.imagePullSecrets -}}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{- define "erp-operator.spread" -}}
{{- if .Values.topologySpreadConstraints }}
{{- toYaml .Values.topologySpreadConstraints }}
{{- else if and (gt (int .Values.replicas) 1) (not .Values.affinity) }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ . }}
  # A second pod beside the first is better than none: it takes over when the first one ends.
  whenUnsatisfiable: ScheduleAnyway
  labelSelector: {matchLabels: {{ include "erp-operator.selector" $ | fromYaml | toJson }}}
{{- end }}
{{- end }}
{{- end }}
