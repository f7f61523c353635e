/** A valid operation for which no plan was found: answered as an error of the whole operation. */
export class PlanningFailure extends Error {
  override readonly name = 'PlanningFailure';
}
