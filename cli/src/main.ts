import { runCommand } from './run-command.ts'
import { ownTerminal } from './terminal.ts'

process.exitCode = await runCommand(process.argv.slice(2), { terminal: ownTerminal(), env: process.env })
