/** What a page says itself when something goes wrong: what happened, what was kept, what to do. */
export const problems = {
  title: 'That did not work',
  offline:
    'The clinic’s server cannot be reached. Nothing you entered is lost: it is still on this page. Check the connection, then try again.',
  unexpected:
    'Something went wrong on the server. Nothing was changed. Try again; if it happens again, tell whoever looks after the server.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address, or it is not open to you.',
  notFoundHome: 'Go to Today',
  conflictKeepMine: 'Save my entries over it',
  conflictTakeTheirs: 'Discard mine, show the newer',
  pageFailedTitle: 'This page stopped',
  pageFailed: 'An error in the page stopped it. What was saved is safe. Load the page again to go on.',
  chunkFailed:
    'A part of the page could not be fetched, perhaps because a newer version was installed. Load the page again to go on.',
  reload: 'Load the page again',
} as const;
