import { randomBytes } from 'node:crypto';
import { system } from '../storage/actor.ts';
import { migrateStore } from '../storage/migrate.ts';
import { closeStore, openStore } from '../storage/open.ts';
import { replacePassword } from '../storage/queries/people.ts';
import { readConfig } from './config.ts';

/**
 * `npm run reset-password -- somebody@clinic.example`: for whoever can type on the machine itself. Prints a new
 * password once and ends that person's sessions; works beside a running server. Answers the exit code.
 */
export async function resetPassword(email: string | undefined): Promise<number> {
  if (email === undefined) {
    process.stderr.write(
      'Type the address somebody signs in with: npm run reset-password -- name@clinic.example\n',
    );
    return 1;
  }
  const store = openStore(readConfig().DATA_DIR);
  try {
    await migrateStore(store);
    const password = randomBytes(9).toString('base64url');
    if (!(await replacePassword(store, system, new Date(), email, password))) {
      process.stderr.write(`Nobody signs in as ${email}. Nothing was changed.\n`);
      return 1;
    }
    process.stdout.write(`New password for ${email}: ${password}\nChange it after signing in.\n`);
    return 0;
  } finally {
    closeStore(store);
  }
}
