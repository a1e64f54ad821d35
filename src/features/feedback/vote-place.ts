/** Where votes wait until the API has answered. On its own, so that a page can see whether one does without knowing what a vote is. */
export const votePlace = 'signpost.vote:'
