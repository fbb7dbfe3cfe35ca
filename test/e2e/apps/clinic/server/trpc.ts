import { initTRPC } from "@trpc/server";
import { auth } from "@clerk/nextjs/server";

export const createContext = async () => ({ auth: await auth() });

const t = initTRPC.context<typeof createContext>().create();

export const router = t.router;
export const publicProcedure = t.procedure;
