ALTER TABLE `alignments` ADD `discards_hand` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `analyses` ADD `realign` text;--> statement-breakpoint
CREATE INDEX `reference_photos_photo` ON `reference_photos` (`photo_id`);