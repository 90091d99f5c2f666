/** A web server and a mail server on loopback that note what they are sent, for tests of the hand-over. */
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

export interface WebRequest {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Listening<T> {
  port: number;
  received: T[];
  close(): Promise<void>;
}

/** `answer`: status and body of the nth request, from 0; null: never answers. */
export async function webServer(
  answer: (n: number) => { status: number; body?: string; location?: string } | null,
): Promise<Listening<WebRequest>> {
  const received: WebRequest[] = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { method = '', url = '', headers } = request;
    const told = answer(received.push({ method, url, headers, body }) - 1);
    if (!told) return;
    response.writeHead(told.status, told.location === undefined ? {} : { location: told.location });
    response.end(told.body ?? '');
  });
  return listening(server, received, () => server.closeAllConnections());
}

export interface Mail {
  from: string;
  to: string[];
  /** Base64 of the last AUTH PLAIN; null without one. */
  auth: string | null;
  /** The message as sent. */
  content: string;
}

/** `reply`: what DATA's end is answered with, by the number of the mail. */
export async function mailServer(reply: (n: number) => string = () => '250 taken'): Promise<Listening<Mail>> {
  const received: Mail[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let mail: Mail = { from: '', to: [], auth: null, content: '' };
    let inData = false;
    let rest = '';
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const [verb = ''] = line.toUpperCase().split(' ');
      if (inData) {
        if (line !== '.') mail.content += `${line.replace(/^\.\./, '.')}\n`;
        else {
          inData = false;
          say(reply(received.push(mail) - 1));
          mail = { from: '', to: [], auth: mail.auth, content: '' };
        }
      } else if (verb === 'EHLO') {
        say('250-test');
        say('250 AUTH PLAIN');
      } else if (verb === 'AUTH') {
        mail.auth = line.split(' ')[2] ?? '';
        say(Buffer.from(mail.auth, 'base64').toString().endsWith('\0wrong') ? '535 5.7.8 no' : '235 yes');
      } else if (verb === 'MAIL') {
        mail.from = line;
        say('250 ok');
      } else if (verb === 'RCPT') {
        mail.to.push(line);
        say('250 ok');
      } else if (verb === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    socket.on('data', (part) => {
      const lines = (rest + part.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) command(line);
    });
    socket.on('error', () => {});
    say('220 test ESMTP');
  });
  return listening(server, received, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function listening<T>(server: net.Server, received: T[], drop: () => void): Promise<Listening<T>> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
