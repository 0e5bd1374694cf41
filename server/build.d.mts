export function buildServer(): void;
export function buildPages(): void;
