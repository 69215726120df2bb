export type Severity = 'error' | 'warning'

/** What `plimsoll explain CODE` says about a diagnostic. */
export type CodeEntry = {
  /** `E…` for errors, `W…` for warnings. 1xx: the document's form. 2xx: what it says. 3xx: what it asks of the catalogue. 4xx: manifests. 5xx: attachments. */
  readonly code: string
  readonly severity: Severity
  readonly title: string
  readonly cause: string
  readonly fix: string
  /** A piece of YAML that shows it, and the piece put right. */
  readonly example: { readonly wrong: string; readonly right: string }
}
