/** What is asked of an alert unless the partner says otherwise. */
export const USUAL_ALERT_FIELDS = `
  id name description severity priority category owner ticketId version raisedAt resolvedAt
  resolutionState { value name }
  monitoredObject { id displayName path className }
`;

export function toFollowDocument(alertFields: string): string {
  return `subscription Follow($connectorId: ID!, $after: String) {
    connectorAlertChanges(connectorId: $connectorId, standBy: true, after: $after) {
      kind id cursor previous session at by comment ticketId
      changes { field from to }
      alert { ${alertFields} }
    }
  }`;
}
