/** Objects that are looked at, scoped and maintained together. */
export interface Group {
  readonly id: string;
  readonly managementGroupId: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

/** One installation of Operations Manager. */
export interface ManagementGroup {
  readonly id: string;
  readonly name: string;
  readonly site: string;
}
