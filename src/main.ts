import { enableCompileCache } from 'node:module';
import { parseEnv } from './config/env.ts';
import { AppError } from './kernel/errors.ts';

/** The process: settings in, bot up, and down again in order when it is told to stop. */
async function main(): Promise<void> {
  const config = parseEnv(process.env);
  // The SDK is large: with its compiled code kept between starts, the bot is ready in half the time.
  enableCompileCache();
  const { createApp } = await import('./app.ts');
  const app = await createApp(config);
  const port = await app.start();
  // The toolkit's background task waits for these words.
  console.log(`Bot/ME service listening at http://localhost:${String(port)}`);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`人財ナビを起動できません。\n${error.message}`);
  process.exit(1);
}
