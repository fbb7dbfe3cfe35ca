import type { KeyPlace } from './planted.ts'

const PEM = ['jwt-signing-key'] as const
/** Known by a name beside it alone. */
const NAMELESS = ['jwt-signing-key', 'encryption-key'] as const

const base64 = (text: string) => Buffer.from(text).toString('base64')
const oneLine = (key: string) => key.replaceAll('\n', String.raw`\n`)
const cut = (key: string, at: number) => [key.slice(0, at), key.slice(at)] as const

/** Places written before the detector was tuned; nothing was tuned to them. */
export const PLACES_HELD_OUT: readonly KeyPlace[] = [
  {
    name: 'an env file',
    file: '.env.production',
    text: (variable, key) => `# production\nPORT=3000\n${variable}=${oneLine(key)}\nLOG_LEVEL=info\n`,
  },
  {
    name: 'a template literal',
    file: 'client.ts',
    text: (variable, key) => `// ${variable}\nexport const header = \`Bearer ${key}\`\n`,
    without: NAMELESS,
  },
  {
    name: 'a sum over two lines',
    file: 'keys.js',
    text: (variable, key) => {
      const [head, tail] = cut(key, 20)
      return `module.exports = {\n  ${variable}:\n    '${head}' +\n    '${tail}',\n}\n`
    },
    without: PEM,
  },
  {
    name: 'an array that is joined',
    file: 'keys.ts',
    text: (variable, key) => {
      const [head, tail] = cut(key, 12)
      return `export const ${variable} = ['${head}', '${tail}'].join('')\n`
    },
    without: NAMELESS,
  },
  {
    name: 'JSON in a JSON string',
    file: 'parameters.json',
    text: (variable, key) =>
      `${JSON.stringify({ SecretString: JSON.stringify({ [variable]: key }) }, null, 2)}\n`,
  },
  {
    name: 'stringData of a Kubernetes secret',
    file: 'secret.yaml',
    text: (variable, key) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  ${variable}: ${JSON.stringify(key)}\n`,
  },
  {
    name: 'an env file in base64',
    file: 'ci.yml',
    text: (variable, key) =>
      `variables:\n  ENV_FILE: ${base64(`PORT=3000\n${variable}=${oneLine(key)}\nLOG_LEVEL=info\n`)}\n`,
  },
  {
    name: 'ENV of a Dockerfile',
    file: 'Dockerfile',
    text: (variable, key) =>
      `FROM node:22\nWORKDIR /app\nENV ${variable} ${key}\nCOPY . .\nCMD ["npm", "start"]\n`,
    without: PEM,
  },
  {
    name: 'the map of a compose file',
    file: 'compose.yaml',
    text: (variable, key) =>
      `services:\n  web:\n    image: web\n    environment:\n      ${variable}: ${JSON.stringify(key)}\n`,
  },
  {
    name: 'a step of a workflow',
    file: 'deploy.yml',
    text: (variable, key) =>
      `on: push\njobs:\n  deploy:\n    steps:\n      - run: echo "${variable}=${key}" >> .env\n`,
    without: PEM,
  },
  {
    name: 'Terraform variables',
    file: 'production.tfvars',
    text: (variable, key) => `region = "eu-west-1"\n${variable.toLowerCase()} = "${oneLine(key)}"\n`,
  },
  {
    name: 'a header in a shell script',
    file: 'users.sh',
    text: (_variable, key) =>
      `#!/bin/sh\ncurl -s https://api.clerk.com/v1/users -H "Authorization: Bearer ${key}" | jq length\n`,
    without: NAMELESS,
  },
  {
    name: 'Markdown that escapes underscores',
    file: 'NOTES.md',
    text: (variable, key) =>
      `# Set-up\n\n${variable.replaceAll('_', String.raw`\_`)}: ${key.replaceAll('_', String.raw`\_`)}\n`,
    without: PEM,
  },
  {
    name: 'variables of wrangler',
    file: 'wrangler.toml',
    text: (variable, key) => `name = "web"\n\n[vars]\n${variable} = "${oneLine(key)}"\n`,
  },
  {
    name: 'a token for a registry',
    file: '.npmrc',
    text: (_variable, key) => `registry=https://npm.example.com/\n//npm.example.com/:_authToken=${key}\n`,
    without: NAMELESS,
  },
  {
    name: 'the user of an address',
    file: 'proxy.conf',
    text: (_variable, key) => `upstream https://clerk:${encodeURIComponent(key)}@gateway.example.com/v1;\n`,
    without: NAMELESS,
  },
  {
    name: 'a Python script',
    file: 'import_users.py',
    text: (variable, key) => `import os\n\n${variable} = os.environ.get("${variable}", "${oneLine(key)}")\n`,
  },
  {
    name: 'rows of a seed',
    file: 'seed.sql',
    text: (variable, key) => `insert into settings (name, value) values ('${variable}', '${key}');\n`,
    without: PEM,
  },
  {
    name: 'a data address',
    file: 'config.html',
    text: (variable, key) =>
      `<link rel="config" href="data:application/json;base64,${base64(JSON.stringify({ [variable]: key }))}">\n`,
  },
  {
    name: 'a property list',
    file: 'Info.plist',
    text: (variable, key) =>
      `<plist version="1.0">\n<dict>\n\t<key>${variable}</key>\n\t<string>${key}</string>\n</dict>\n</plist>\n`,
    without: PEM,
  },
  {
    name: 'the configuration of Expo',
    file: 'app.json',
    text: (variable, key) => `${JSON.stringify({ expo: { slug: 'shop', extra: { [variable]: key } } })}\n`,
  },
  {
    name: 'a Makefile',
    file: 'Makefile',
    text: (variable, key) => `dev:\n\t${variable}=${key} npx next dev\n`,
    without: PEM,
  },
  {
    name: 'a component of Vue',
    file: 'Admin.vue',
    text: (variable, key) => `<script setup lang="ts">\nconst ${variable} = '${oneLine(key)}'\n</script>\n`,
  },
  {
    name: 'underscores spelt as escapes',
    file: 'escaped.json',
    text: (variable, key) => `{ "${variable}": "${oneLine(key).replaceAll('_', String.raw`\u005f`)}" }\n`,
  },
]
