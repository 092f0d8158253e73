/** Who may talk to the bot and where it may send: decided once at the start, and never by anything in a request. */
export type TeamsSecurity =
  /** Rehearsal on one machine: nobody is authenticated, so nothing may leave the machine. */
  | { readonly mode: 'local' }
  | {
      readonly mode: 'production';
      readonly appId: string;
      readonly tenantId: string;
      readonly type: 'SingleTenant' | 'UserAssignedMSI';
      /** Only for SingleTenant. */
      readonly password: string | null;
      /** Lower-case host names; `*.` stands for one or more sub-domains. */
      readonly serviceHosts: readonly string[];
    };
