<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>The mailbox and the CRM that are kept in step.</source>
        <translation>La boîte aux lettres et le CRM à garder synchronisés.</translation>
    </message>
    <message>
        <source>Acco&amp;unts</source>
        <translation>Co&amp;mptes</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>Se &amp;connecter…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Sign &amp;out …</source>
        <translation>Se &amp;déconnecter…</translation>
    </message>
    <message>
        <source>&amp;Remove …</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aucun compte pour l’instant</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Il faut une boîte aux lettres et un CRM à synchroniser.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>{name} ({service})</source>
        <translation>{name} ({service})</translation>
    </message>
    <message>
        <source>Not used yet.</source>
        <translation>Pas encore utilisé.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Il fonctionne.</translation>
    </message>
    <message>
        <source>Please sign in.</source>
        <translation>Veuillez vous connecter.</translation>
    </message>
    <message>
        <source>It does not work.</source>
        <translation>Il ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Interrogation de {account}…</translation>
    </message>
    <message>
        <source>Signed in as {who}.</source>
        <translation>Connecté en tant que {who}.</translation>
    </message>
    <message>
        <source>Sign out of {account} now?</source>
        <translation>Se déconnecter de {account} maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>Its password or token is forgotten on this computer. Nothing is deleted; it is synced again when you sign in again.</source>
        <translation>Son mot de passe ou son jeton est oublié sur cet ordinateur. Rien n’est supprimé&#x202f;; la synchronisation reprend quand vous vous reconnectez.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Rester connecté</translation>
    </message>
    <message>
        <source>Signing out …</source>
        <translation>Déconnexion…</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Vous êtes déconnecté.</translation>
    </message>
    <message>
        <source>It is used by {mappings}. Remove these first, or choose another account there.</source>
        <translation>Il est utilisé par {mappings}. Supprimez-les d’abord, ou choisissez-y un autre compte.</translation>
    </message>
    <message>
        <source>Remove the account {account}?</source>
        <translation>Supprimer le compte {account}&#x202f;?</translation>
    </message>
    <message>
        <source>crmsync signs out of it and forgets its settings. Nothing in the account is deleted. It takes effect with OK or Apply.</source>
        <translation>crmsync s’en déconnecte et oublie ses paramètres. Rien n’est supprimé dans le compte. Cela prend effet avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>Run, record</source>
        <translation>Exécution, fiche</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>{moment}, run {run}</source>
        <translation>{moment}, exécution {run}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Undid a part of run {run}</source>
        <translation>Exécution {run} annulée en partie</translation>
    </message>
    <message>
        <source>Undid run {run}</source>
        <translation>Exécution {run} annulée</translation>
    </message>
    <message>
        <source>Undo of run {run}</source>
        <translation>Annulation de l’exécution {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Non terminée</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) found</source>
        <translation>
            <numerusform>%n modification trouvée</numerusform>
            <numerusform>%n modifications trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone by run {run}</source>
        <translation>Annulée par l’exécution {run}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in Outlook</source>
        <translation>
            <numerusform>%n fiche écrite dans Outlook</numerusform>
            <numerusform>%n fiches écrites dans Outlook</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in the CRM</source>
        <translation>
            <numerusform>%n fiche écrite dans le CRM</numerusform>
            <numerusform>%n fiches écrites dans le CRM</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Rien à faire</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Search names, fields, values</source>
        <translation>Rechercher noms, champs, valeurs</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Runs and their changes</source>
        <translation>Exécutions et leurs modifications</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Écrit dans</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Les deux côtés</translation>
    </message>
    <message>
        <source>With changes</source>
        <comment>runs</comment>
        <translation>Avec modifications</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Toutes les exécutions</translation>
    </message>
    <message>
        <source>Kept values</source>
        <translation>Valeurs conservées</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Quelles exécutions</translation>
    </message>
    <message>
        <source>Only {record}: show &amp;everybody again</source>
        <translation>{record} uniquement&#xa0;: &amp;tout réafficher</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Toutes les correspondances</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No change fits what you are looking for.</source>
        <translation>Aucune modification ne répond à votre recherche.</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Afficher t&amp;out</translation>
    </message>
    <message>
        <source>Nothing was written yet</source>
        <translation>Rien n’a encore été écrit</translation>
    </message>
    <message>
        <source>What each sync changes on either side will be listed here, with the reason.</source>
        <translation>Ce que chaque synchronisation modifie d’un côté ou de l’autre sera listé ici, avec la raison.</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>The way to the services</source>
        <translation>Accès aux services</translation>
    </message>
    <message>
        <source>Copies of your settings</source>
        <translation>Copies de vos paramètres</translation>
    </message>
    <message>
        <source>How much one sync may do on one side without your yes.</source>
        <translation>Ce qu’une synchronisation peut faire d’un côté sans votre accord.</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>Co&amp;mpte</translation>
    </message>
    <message>
        <source>Choose a certificate file …</source>
        <translation>Choisir un fichier de certificats…</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Choisir un fichier de certificats</translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>{mapping}, stays alone in Outlook</source>
        <translation>{mapping}, reste seul dans Outlook</translation>
    </message>
    <message>
        <source>{mapping}, stays alone in the CRM</source>
        <translation>{mapping}, reste seul dans le CRM</translation>
    </message>
    <message>
        <source>Sync it again</source>
        <translation>Synchroniser de nouveau</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up crmsync</source>
        <translation>Configurer crmsync</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Étape {number} sur {total}</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Search records and values</source>
        <translation>Rechercher fiches et valeurs</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>Only what needs &amp;me</source>
        <translation>Seulement ce qui &amp;m’attend</translation>
    </message>
    <message>
        <source>Only what is ne&amp;w</source>
        <translation>Seulement les &amp;nouveautés</translation>
    </message>
    <message>
        <source>Groups of changes</source>
        <translation>Groupes de modifications</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Ce que ferait la synchronisation</translation>
    </message>
    <message>
        <source>&amp;As planned</source>
        <translation>Comme &amp;prévu</translation>
    </message>
    <message>
        <source>&amp;Link with …</source>
        <translation>&amp;Lier à…</translation>
    </message>
    <message>
        <source>&amp;Not the same: create</source>
        <translation>&amp;Distinctes&#xa0;: créer</translation>
    </message>
    <message>
        <source>S&amp;kip or refuse</source>
        <translation>&amp;Ignorer ou refuser</translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation>Décider plus &amp;tard</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Toutes les correspondances</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>{group} · {number}</source>
        <translation>{group} · {number}</translation>
    </message>
    <message>
        <source>{shown} of {all} rows</source>
        <translation>{shown} lignes sur {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s):</source>
        <translation>
            <numerusform>%n ligne sélectionnée&#xa0;:</numerusform>
            <numerusform>%n lignes sélectionnées&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoriesDialog</name>
    <message>
        <source>Choose the meetings</source>
        <translation>Choisir les réunions</translation>
    </message>
    <message>
        <source>&amp;All meetings of the calendar</source>
        <translation>&amp;Toutes les réunions du calendrier</translation>
    </message>
    <message>
        <source>Those with one of these &amp;categories:</source>
        <translation>Celles qui ont l’une de ces &amp;catégories&#xa0;:</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Catégories</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>A category exists as soon as a meeting has it. Give a meeting that category in Outlook, and it is synced.</source>
        <translation>Une catégorie existe dès qu’une réunion la porte. Donnez cette catégorie à une réunion dans Outlook, et elle est synchronisée.</translation>
    </message>
    <message>
        <source>&amp;New category</source>
        <translation>&amp;Nouvelle catégorie</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nouvelle catégorie</translation>
    </message>
    <message>
        <source>Meetings from the CRM &amp;get</source>
        <translation>Catégorie des réunions &amp;venant du CRM</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>{record}: {field}</source>
        <translation>{record}&#xa0;: {field}</translation>
    </message>
    <message>
        <source>Both, joined</source>
        <translation>Les deux, réunies</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>When last in step: {outlook} in Outlook, {crm} in the CRM</source>
        <translation>Dernier état commun&#xa0;: {outlook} dans Outlook, {crm} dans le CRM</translation>
    </message>
    <message>
        <source>When last in step: {value}</source>
        <translation>Dernier état commun&#xa0;: {value}</translation>
    </message>
    <message>
        <source>changed since; when is not known</source>
        <translation>modifié depuis, à une date inconnue</translation>
    </message>
    <message>
        <source>record last changed {moment}, the newer one</source>
        <translation>dernière modification de la fiche&#xa0;: {moment}, la plus récente</translation>
    </message>
    <message>
        <source>record last changed {moment}</source>
        <translation>dernière modification de la fiche&#xa0;: {moment}</translation>
    </message>
    <message numerus="yes">
        <source>The same in all %n conflict(s) about this field</source>
        <translation>
            <numerusform>Idem pour %n conflit sur ce champ</numerusform>
            <numerusform>Idem pour les %n conflits sur ce champ</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to keep</source>
        <translation>Choisissez quoi garder</translation>
    </message>
    <message numerus="yes">
        <source>Keep both, joined, in %n conflict(s)</source>
        <translation>
            <numerusform>Garder les deux, réunies, dans %n conflit</numerusform>
            <numerusform>Garder les deux, réunies, dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both, joined</source>
        <translation>Garder les deux, réunies</translation>
    </message>
    <message numerus="yes">
        <source>Keep what Outlook has in %n conflict(s)</source>
        <translation>
            <numerusform>Garder la valeur d’Outlook dans %n conflit</numerusform>
            <numerusform>Garder la valeur d’Outlook dans %n conflits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what the CRM has in %n conflict(s)</source>
        <translation>
            <numerusform>Garder la valeur du CRM dans %n conflit</numerusform>
            <numerusform>Garder la valeur du CRM dans %n conflits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty it on both sides, in %n conflict(s)</source>
        <translation>
            <numerusform>Vider des deux côtés, dans %n conflit</numerusform>
            <numerusform>Vider des deux côtés, dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty it on both sides</source>
        <translation>Vider des deux côtés</translation>
    </message>
    <message numerus="yes">
        <source>Keep “{value}” in %n conflict(s)</source>
        <translation>
            <numerusform>Garder «&#xa0;{value}&#xa0;» dans %n conflit</numerusform>
            <numerusform>Garder «&#xa0;{value}&#xa0;» dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep “{value}” in both</source>
        <translation>Garder «&#xa0;{value}&#xa0;» des deux côtés</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>When both sides changed</source>
        <translation>Modifié des deux côtés</translation>
    </message>
    <message>
        <source>Somebody changes a phone number in the CRM, and you change the same one in Outlook. Which is kept?</source>
        <translation>Quelqu’un modifie un numéro de téléphone dans le CRM, et vous modifiez le même dans Outlook. Lequel est gardé&#x202f;?</translation>
    </message>
    <message>
        <source>The one in the &amp;CRM</source>
        <translation>Celui du &amp;CRM</translation>
    </message>
    <message>
        <source>The one in &amp;Outlook</source>
        <translation>Celui d’&amp;Outlook</translation>
    </message>
    <message>
        <source>The one that was changed &amp;last</source>
        <translation>Celui modifié en &amp;dernier</translation>
    </message>
    <message>
        <source>&amp;Ask me each time</source>
        <translation>Me demander à chaque &amp;fois</translation>
    </message>
    <message>
        <source>Your team&apos;s records are the ones that count.</source>
        <translation>Ce sont les fiches de votre équipe qui comptent.</translation>
    </message>
    <message>
        <source>Your own address book and calendar are the ones that count.</source>
        <translation>Ce sont votre carnet d’adresses et votre calendrier qui comptent.</translation>
    </message>
    <message>
        <source>By the time of the last change of the whole record.</source>
        <translation>D’après la dernière modification de la fiche entière.</translation>
    </message>
    <message>
        <source>Neither is written until you have decided; everything else goes on.</source>
        <translation>Aucun n’est écrit avant votre décision&#x202f;; tout le reste continue.</translation>
    </message>
    <message>
        <source>Changes to different fields are never a conflict: both are kept. The value that loses is saved, and can be restored. New records are always taken over.</source>
        <translation>Des modifications de champs différents ne sont jamais en conflit&#xa0;: les deux sont gardées. La valeur perdante est conservée et peut être rétablie. Les nouvelles fiches sont toujours reprises.</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>What happens when the same field was edited on both sides since the last sync. New items are never affected.</source>
        <translation>Ce qui se passe quand le même champ a été modifié des deux côtés depuis la dernière synchronisation. Les nouveaux éléments ne sont jamais concernés.</translation>
    </message>
    <message>
        <source>Choose for single &amp;fields</source>
        <translation>Choisir cham&amp;p par champ</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Comme ci-dessus</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>For another computer, or for later. Neither file holds passwords; the links say which items belong together.</source>
        <translation>Pour un autre ordinateur, ou pour plus tard. Aucun des deux fichiers ne contient de mots de passe&#x202f;; les liens indiquent quels éléments vont ensemble.</translation>
    </message>
    <message>
        <source>&amp;Export settings …</source>
        <translation>&amp;Exporter les paramètres…</translation>
    </message>
    <message>
        <source>&amp;Import settings …</source>
        <translation>&amp;Importer les paramètres…</translation>
    </message>
    <message>
        <source>Export li&amp;nks …</source>
        <translation>Exp&amp;orter les liens…</translation>
    </message>
    <message>
        <source>Import lin&amp;ks …</source>
        <translation>Impo&amp;rter les liens…</translation>
    </message>
    <message>
        <source>Apply or cancel your changes first.</source>
        <translation>Appliquez ou annulez d’abord vos modifications.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>The settings are in {file}.</source>
        <translation>Les paramètres sont dans {file}.</translation>
    </message>
    <message>
        <source>Replace your settings by those of {file}?</source>
        <translation>Remplacer vos paramètres par ceux de {file}&#x202f;?</translation>
    </message>
    <message>
        <source>Accounts and mappings become those of the file; the settings you have now are kept beside it. Nothing is deleted, and the next sync shows what would follow. You may have to sign in again.</source>
        <translation>Les comptes et les correspondances deviennent ceux du fichier&#x202f;; vos paramètres actuels sont conservés à côté. Rien n’est supprimé, et la prochaine synchronisation montre ce qui s’ensuivrait. Vous devrez peut-être vous reconnecter.</translation>
    </message>
    <message>
        <source>Replace my settings</source>
        <translation>Remplacer mes paramètres</translation>
    </message>
    <message>
        <source>Keep my settings</source>
        <translation>Garder mes paramètres</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importation…</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) imported.</source>
        <translation>
            <numerusform>%n compte importé.</numerusform>
            <numerusform>%n comptes importés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) exported.</source>
        <translation>
            <numerusform>%n paire exportée.</numerusform>
            <numerusform>%n paires exportées.</numerusform>
        </translation>
    </message>
    <message>
        <source>{mapping}: {linked} pairs linked, {known} known before, {missing} not found here</source>
        <translation>{mapping}&#xa0;: {linked} paires liées, {known} déjà connues, {missing} introuvables ici</translation>
    </message>
    <message>
        <source>{mapping}: not set up here</source>
        <translation>{mapping}&#xa0;: non configurée ici</translation>
    </message>
</context>
<context>
    <name>CrmPage</name>
    <message>
        <source>Your CRM</source>
        <translation>Votre CRM</translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>&amp;Rester connecté</translation>
    </message>
    <message>
        <source>Off: nothing is kept on this computer, and you sign in at each start.</source>
        <translation>Sinon, rien n’est conservé sur cet ordinateur, et vous vous connectez à chaque démarrage.</translation>
    </message>
    <message>
        <source>Does Zoho CRM itself sync this mailbox?</source>
        <translation>Zoho CRM synchronise-t-il déjà cette boîte aux lettres&#x202f;?</translation>
    </message>
    <message>
        <source>crmsync cannot find out. Look in Zoho CRM&apos;s settings, where mail, calendar and contacts are connected. If it does, switch that off first: two programs that sync the same mailbox double entries and undo each other&apos;s changes.</source>
        <translation>crmsync ne peut pas le savoir. Regardez dans les paramètres de Zoho CRM, là où la messagerie, le calendrier et les contacts sont reliés. Si c’est le cas, désactivez d’abord cela&#xa0;: deux programmes qui synchronisent la même boîte aux lettres doublent les entrées et défont les modifications l’un de l’autre.</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Change photo</source>
        <translation>Changer la photo</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Photo changée</translation>
    </message>
</context>
<context>
    <name>DeletionsCard</name>
    <message>
        <source>✕ Deletions</source>
        <translation>✕ Suppressions</translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation>Le&amp;s afficher</translation>
    </message>
    <message>
        <source>They cannot be seen there any more; undoing the run brings them back.</source>
        <translation>Ces éléments n’y sont plus visibles&#x202f;; annuler l’exécution les rétablit.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Undo this &amp;field …</source>
        <translation>Annuler pour ce c&amp;hamp…</translation>
    </message>
    <message>
        <source>Undo for this re&amp;cord …</source>
        <translation>Annuler pour cette &amp;fiche…</translation>
    </message>
    <message>
        <source>Undo the whole &amp;run …</source>
        <translation>Annuler toute l’&amp;exécution…</translation>
    </message>
    <message>
        <source>&amp;Only this record</source>
        <translation>Seulement cette f&amp;iche</translation>
    </message>
    <message>
        <source>Cop&amp;y the old value</source>
        <translation>&amp;Copier l’ancienne valeur</translation>
    </message>
    <message>
        <source>&amp;Put the old value back …</source>
        <translation>&amp;Rétablir l’ancienne valeur…</translation>
    </message>
    <message>
        <source>Choose a run or a change to see why it was done and to undo it.</source>
        <translation>Choisissez une exécution ou une modification pour en voir la raison et l’annuler.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>Valeur avant</translation>
    </message>
    <message>
        <source>Value after</source>
        <translation>Valeur après</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservée</translation>
    </message>
    <message>
        <source>The value before was somebody&apos;s edit; it is kept.</source>
        <translation>La valeur d’avant avait été saisie par quelqu’un&#x202f;; elle est conservée.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>removed since</source>
        <translation>supprimée depuis</translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation>Exécution {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Non terminée</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>{created} created, {updated} changed, {deleted} deleted</source>
        <translation>{created} créées, {updated} modifiées, {deleted} supprimées</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Annulée par</translation>
    </message>
    <message>
        <source>{record}: {field} in {side} may have been overwritten; it was {value}</source>
        <translation>{record}&#xa0;: {field} dans {side} a pu être écrasé&#x202f;; c’était {value}</translation>
    </message>
    <message>
        <source>The conflict rule “the CRM wins”</source>
        <translation>La règle de conflit «&#xa0;le CRM l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>The conflict rule “Outlook wins”</source>
        <translation>La règle de conflit «&#xa0;Outlook l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>The conflict rule “the newest wins”</source>
        <translation>La règle de conflit «&#xa0;la plus récente l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Its mapping was removed, so it cannot be undone here.</source>
        <translation>Sa correspondance a été supprimée&#xa0;: l’annulation n’est pas possible ici.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>All fields of the selected record</source>
        <translation>Tous les champs de la fiche sélectionnée</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>Aucune ligne sélectionnée</translation>
    </message>
    <message>
        <source>Select a row to see all fields of its record.</source>
        <translation>Sélectionnez une ligne pour voir tous les champs de sa fiche.</translation>
    </message>
    <message>
        <source>{what}, {where}: {why}</source>
        <translation>{what}, {where}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>New in {side}</source>
        <translation>Nouveau dans {side}</translation>
    </message>
    <message>
        <source>Deleted in {side}</source>
        <translation>Supprimé dans {side}</translation>
    </message>
    <message>
        <source>{side}, now</source>
        <translation>{side}, maintenant</translation>
    </message>
    <message>
        <source>{side}, then</source>
        <translation>{side}, ensuite</translation>
    </message>
    <message>
        <source>{name} in {side}</source>
        <translation>{name} dans {side}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Open {address} on any device, and type in this code:</source>
        <translation>Ouvrez {address} sur un appareil quelconque et saisissez-y ce code&#xa0;:</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>Code&#xa0;: {code}</translation>
    </message>
    <message>
        <source>It is good until {moment}.</source>
        <translation>Valable jusqu’à&#xa0;: {moment}.</translation>
    </message>
    <message>
        <source>Copy the co&amp;de</source>
        <translation>&amp;Copier le code</translation>
    </message>
    <message>
        <source>Open the &amp;page here …</source>
        <translation>Ou&amp;vrir la page ici…</translation>
    </message>
</context>
<context>
    <name>ExistingAccount</name>
    <message>
        <source>A&amp;ccount</source>
        <translation>Comp&amp;te</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Un autre compte</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>custom {number}</source>
        <translation>champ personnalisé {number}</translation>
    </message>
    <message>
        <source>salutation</source>
        <translation>civilité</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>deuxième prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>name suffix</source>
        <translation>suffixe du nom</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>department</source>
        <translation>service</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>second mail address</source>
        <translation>deuxième adresse e-mail</translation>
    </message>
    <message>
        <source>third mail address</source>
        <translation>troisième adresse e-mail</translation>
    </message>
    <message>
        <source>work phone</source>
        <translation>téléphone professionnel</translation>
    </message>
    <message>
        <source>mobile phone</source>
        <translation>téléphone mobile</translation>
    </message>
    <message>
        <source>home phone</source>
        <translation>téléphone personnel</translation>
    </message>
    <message>
        <source>other phone</source>
        <translation>autre téléphone</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>télécopie</translation>
    </message>
    <message>
        <source>assistant&apos;s phone</source>
        <translation>téléphone de l’assistant</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistant</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>page web</translation>
    </message>
    <message>
        <source>work street</source>
        <translation>rue (bureau)</translation>
    </message>
    <message>
        <source>work city</source>
        <translation>ville (bureau)</translation>
    </message>
    <message>
        <source>work state</source>
        <translation>région (bureau)</translation>
    </message>
    <message>
        <source>work postal code</source>
        <translation>code postal (bureau)</translation>
    </message>
    <message>
        <source>work country</source>
        <translation>pays (bureau)</translation>
    </message>
    <message>
        <source>other street</source>
        <translation>rue (autre adresse)</translation>
    </message>
    <message>
        <source>other city</source>
        <translation>ville (autre adresse)</translation>
    </message>
    <message>
        <source>other state</source>
        <translation>région (autre adresse)</translation>
    </message>
    <message>
        <source>other postal code</source>
        <translation>code postal (autre adresse)</translation>
    </message>
    <message>
        <source>other country</source>
        <translation>pays (autre adresse)</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>anniversaire</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>catégories</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>échéance</translation>
    </message>
    <message>
        <source>status</source>
        <translation>état</translation>
    </message>
    <message>
        <source>percent complete</source>
        <translation>pourcentage achevé</translation>
    </message>
    <message>
        <source>completed on</source>
        <translation>date d’achèvement</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priorité</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>rappel</translation>
    </message>
    <message>
        <source>recurrence</source>
        <translation>périodicité</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>fuseau horaire</translation>
    </message>
    <message>
        <source>location</source>
        <translation>emplacement</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>participants</source>
        <translation>participants</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>confidentialité</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>What is synced of each item. What is not synced stays as it is on both sides.</source>
        <translation>Ce qui est synchronisé de chaque élément. Ce qui ne l’est pas reste tel quel des deux côtés.</translation>
    </message>
    <message>
        <source>A&amp;dd a field …</source>
        <translation>A&amp;jouter un champ…</translation>
    </message>
    <message>
        <source>The whole mapping goes to the CRM only.</source>
        <translation>Toute la correspondance va uniquement vers le CRM.</translation>
    </message>
    <message>
        <source>The whole mapping goes to Outlook only.</source>
        <translation>Toute la correspondance va uniquement vers Outlook.</translation>
    </message>
    <message>
        <source>Outlook: {outlook}, CRM: {crm}</source>
        <translation>Outlook&#xa0;: {outlook}, CRM&#xa0;: {crm}</translation>
    </message>
    <message>
        <source>CRM: {crm}</source>
        <translation>CRM&#xa0;: {crm}</translation>
    </message>
    <message>
        <source>not in the CRM</source>
        <translation>absent du CRM</translation>
    </message>
    <message>
        <source>As the mapping</source>
        <translation>Comme la correspondance</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisé</translation>
    </message>
    <message>
        <source>A field of my own</source>
        <translation>Un champ à moi</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose a folder in Outlook</source>
        <translation>Choisir un dossier dans Outlook</translation>
    </message>
    <message>
        <source>Choose a module in the CRM</source>
        <translation>Choisir un module dans le CRM</translation>
    </message>
    <message>
        <source>Acc&amp;ount</source>
        <translation>Com&amp;pte</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>&amp;Module</translation>
    </message>
    <message>
        <source>There is nothing of this kind in this account.</source>
        <translation>Il n’y a rien de ce type dans ce compte.</translation>
    </message>
    <message>
        <source>{folder} (already synced by {mapping})</source>
        <translation>{folder} (déjà synchronisé par {mapping})</translation>
    </message>
    <message>
        <source>{folder} (read only)</source>
        <translation>{folder} (lecture seule)</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>Counting …</source>
        <translation>Comptage…</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n meeting(s)</source>
        <translation>
            <numerusform>{name}&#xa0;: %n réunion</numerusform>
            <numerusform>{name}&#xa0;: %n réunions</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no address book that can be written.</source>
        <translation>Il n’y a pas de carnet d’adresses modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;contacts</source>
        <translation>Synchroniser les &amp;contacts</translation>
    </message>
    <message>
        <source>&amp;Address book</source>
        <translation>Carnet d’&amp;adresses</translation>
    </message>
    <message>
        <source>CRM mo&amp;dule</source>
        <translation>Mo&amp;dule du CRM</translation>
    </message>
    <message>
        <source>There is no task list that can be written.</source>
        <translation>Il n’y a pas de liste de tâches modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;tasks</source>
        <translation>Synchroniser les &amp;tâches</translation>
    </message>
    <message>
        <source>Task &amp;list</source>
        <translation>&amp;Liste de tâches</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Mod&amp;ule du CRM</translation>
    </message>
    <message>
        <source>There is no calendar that can be written.</source>
        <translation>Il n’y a pas de calendrier modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;meetings</source>
        <translation>Synchroniser les &amp;réunions</translation>
    </message>
    <message>
        <source>Cal&amp;endar</source>
        <translation>Cale&amp;ndrier</translation>
    </message>
    <message>
        <source>CRM m&amp;odule</source>
        <translation>M&amp;odule du CRM</translation>
    </message>
    <message>
        <source>Your CRM has no module for it, or hides it from you.</source>
        <translation>Votre CRM n’a pas de module pour cela, ou vous le cache.</translation>
    </message>
    <message>
        <source>Cate&amp;gories</source>
        <translation>Caté&amp;gories</translation>
    </message>
    <message>
        <source>Only meetings with one of these. Meetings that come from the CRM get the first one.</source>
        <translation>Seulement les réunions qui ont l’une d’elles. Les réunions venant du CRM reçoivent la première.</translation>
    </message>
    <message>
        <source>All meetings, &amp;whatever their category</source>
        <translation>Toutes les réunions, &amp;quelle que soit leur catégorie</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in it</source>
        <translation>
            <numerusform>Contient %n contact</numerusform>
            <numerusform>Contient %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in it</source>
        <translation>
            <numerusform>Contient %n tâche</numerusform>
            <numerusform>Contient %n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in it</source>
        <translation>
            <numerusform>Contient %n réunion</numerusform>
            <numerusform>Contient %n réunions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>{record}: {field} not in {side}</source>
        <translation>{record}&#xa0;: {field} non repris dans {side}</translation>
    </message>
    <message>
        <source>{record}: not all of it in {side}</source>
        <translation>{record}&#xa0;: non repris en entier dans {side}</translation>
    </message>
</context>
<context>
    <name>LookingDialog</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Ré&amp;essayer</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Interrogation de {account}…</translation>
    </message>
    <message>
        <source>&amp;Sign in to {account} …</source>
        <translation>&amp;Se connecter à {account}…</translation>
    </message>
</context>
<context>
    <name>MailboxPage</name>
    <message>
        <source>Your mailbox</source>
        <translation>Votre boîte aux lettres</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificats (*.pem *.crt)</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>&amp;Fournisseur</translation>
    </message>
    <message>
        <source>&amp;Data centre</source>
        <translation>Centre de &amp;données</translation>
    </message>
    <message>
        <source>As in the address of your Zoho Mail page.</source>
        <translation>Comme dans l’adresse de votre page Zoho Mail.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>S&amp;erveur</translation>
    </message>
    <message>
        <source>Its name is enough, for example dav.example.com</source>
        <translation>Son nom suffit, par exemple dav.example.com</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation>Le plus souvent votre adresse e-mail</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Certificate &amp;authority</source>
        <translation>Aut&amp;orité de certification</translation>
    </message>
    <message>
        <source>The file of your own certificate authority, if your organisation has one (PEM).</source>
        <translation>Le fichier de l’autorité de certification de votre organisation, si elle en a une (PEM).</translation>
    </message>
    <message>
        <source>C&amp;hoose a file …</source>
        <translation>C&amp;hoisir un fichier…</translation>
    </message>
    <message>
        <source>&amp;Make an app-specific password …</source>
        <translation>&amp;Créer un mot de passe d’application…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message numerus="yes">
        <source>Review (%n)</source>
        <translation>
            <numerusform>À examiner (%n)</numerusform>
            <numerusform>À examiner (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>&amp;Mapping</source>
        <translation>&amp;Correspondance</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Which address book is synced, and with what.</source>
        <translation>Quel carnet d’adresses est synchronisé, et avec quoi.</translation>
    </message>
    <message>
        <source>Which task list is synced, and with what.</source>
        <translation>Quelle liste de tâches est synchronisée, et avec quoi.</translation>
    </message>
    <message>
        <source>Which meetings of which calendar are synced, and with what.</source>
        <translation>Quelles réunions de quel calendrier sont synchronisées, et avec quoi.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remo&amp;ve …</source>
        <translation>Suppri&amp;mer…</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>Catégo&amp;ries</translation>
    </message>
    <message>
        <source>Changing a mapping deletes nothing. The next sync shows what would follow, and waits for your yes.</source>
        <translation>Modifier une correspondance ne supprime rien. La prochaine synchronisation montre ce qui s’ensuivrait et attend votre accord.</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Mo&amp;dule du CRM</translation>
    </message>
    <message>
        <source>C&amp;ontacts folder</source>
        <translation>D&amp;ossier de contacts</translation>
    </message>
    <message>
        <source>Tasks f&amp;older</source>
        <translation>D&amp;ossier de tâches</translation>
    </message>
    <message>
        <source>Cale&amp;ndar</source>
        <translation>Cale&amp;ndrier</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>{folder} (account {account})</source>
        <translation>{folder} (compte {account})</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>Toutes les réunions</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisé</translation>
    </message>
    <message>
        <source>Choose a folder and a module, and they are kept in step.</source>
        <translation>Choisissez un dossier et un module&#xa0;: ils seront gardés synchronisés.</translation>
    </message>
    <message>
        <source>Cho&amp;ose …</source>
        <translation>Ch&amp;oisir…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aucun compte pour l’instant</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Il faut une boîte aux lettres et un CRM à synchroniser.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>Another mapping is called so.</source>
        <translation>Une autre correspondance porte ce nom.</translation>
    </message>
    <message>
        <source>A name does not begin with a dash.</source>
        <translation>Un nom ne commence pas par un tiret.</translation>
    </message>
    <message>
        <source>Stop syncing “{mapping}”?</source>
        <translation>Ne plus synchroniser «&#xa0;{mapping}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing is deleted: every item stays where it is on both sides, and is not synced any more. It takes effect with OK or Apply.</source>
        <translation>Rien n’est supprimé&#xa0;: chaque élément reste où il est des deux côtés et n’est plus synchronisé. Cela prend effet avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Stop syncing it</source>
        <translation>Ne plus synchroniser</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the mapping</source>
        <translation>Renommer la correspondance</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Until then nothing is synced there.</source>
        <translation>D’ici là, rien n’y est synchronisé.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n mapping(s) could not be synced</source>
        <translation>
            <numerusform>%n correspondance n’a pas pu être synchronisée</numerusform>
            <numerusform>%n correspondances n’ont pas pu être synchronisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) synced</source>
        <translation>
            <numerusform>%n modification synchronisée</numerusform>
            <numerusform>%n modifications synchronisées</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>crmsync goes on in the background</source>
        <translation>crmsync continue en arrière-plan</translation>
    </message>
    <message>
        <source>Its icon has the menu; Quit ends it.</source>
        <translation>Son icône ouvre le menu&#x202f;; «&#xa0;Quitter&#xa0;» l’arrête.</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>What crmsync tells you while you do not look at its window.</source>
        <translation>Ce que crmsync vous signale quand vous ne regardez pas sa fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Quiet for a while</source>
        <translation>&amp;Suspendre un moment</translation>
    </message>
    <message>
        <source>Tell me a&amp;gain</source>
        <translation>&amp;Réactiver les notifications</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Quiet until {moment}</source>
        <translation>Notifications suspendues jusqu’à&#xa0;: {moment}</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Some items have problems</source>
        <translation>Certains éléments posent problème</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Attend votre accord</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Connexion requise</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>N’a pas pu s’exécuter</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>What is synced</source>
        <translation>Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Sign &amp;in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s)</source>
        <translation>
            <numerusform>&amp;Examiner %n modification</numerusform>
            <numerusform>&amp;Examiner %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>last in step: {moment}</source>
        <translation>dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n paire</numerusform>
            <numerusform>%n paires</numerusform>
        </translation>
    </message>
    <message>
        <source>{outcome}, {pairs}</source>
        <translation>{outcome}, {pairs}</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>The names are those that the services use, not the ones on their screens.</source>
        <translation>Les noms sont ceux qu’utilisent les services, pas ceux affichés à l’écran.</translation>
    </message>
    <message>
        <source>Sync one more field</source>
        <translation>Synchroniser un champ de plus</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Champ</translation>
    </message>
    <message>
        <source>Name in &amp;Outlook</source>
        <translation>Nom dans &amp;Outlook</translation>
    </message>
    <message>
        <source>Name in the &amp;CRM</source>
        <translation>Nom dans le C&amp;RM</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Link</source>
        <translation>Lier</translation>
    </message>
    <message>
        <source>{name} is linked with the one you choose; nothing is written before you accept.</source>
        <translation>{name} sera lié à l’élément que vous choisissez&#x202f;; rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>&amp;Items without a counterpart</source>
        <translation>Élément&amp;s sans homologue</translation>
    </message>
    <message>
        <source>&amp;Link with it</source>
        <translation>&amp;Lier</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>{name} ({telling})</source>
        <translation>{name} ({telling})</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Encore une fois</translation>
    </message>
    <message>
        <source>&amp;Protect</source>
        <translation>P&amp;rotéger</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Déverrouiller</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>Pas main&amp;tenant</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Se connecter à {account}</translation>
    </message>
    <message>
        <source>You chose that nothing is stored, so it is asked for at each start.</source>
        <translation>Vous avez choisi de ne rien enregistrer&#xa0;: il est donc demandé à chaque démarrage.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>It protects the passwords that crmsync keeps. Nobody can restore it.</source>
        <translation>Elle protège les mots de passe que crmsync conserve. Personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisissez une phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>It opens the passwords that crmsync keeps.</source>
        <translation>Elle ouvre les mots de passe que crmsync conserve.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux saisies ne sont pas identiques.</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Jusqu’à ce que je &amp;reprenne</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>stopped by you</source>
        <translation>arrêté par vous</translation>
    </message>
    <message>
        <source>Nothing had to be written.</source>
        <translation>Il n’y avait rien à écrire.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Rien n’a été écrit</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) written in {side}</source>
        <translation>
            <numerusform>%n modification écrite dans {side}</numerusform>
            <numerusform>%n modifications écrites dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) linked</source>
        <translation>
            <numerusform>%n paire liée</numerusform>
            <numerusform>%n paires liées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <comment>which of several items it is</comment>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>two records that are the same</comment>
        <translation>Lier</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>les deux côtés</translation>
    </message>
    <message>
        <source>{outlook} in Outlook = {crm} in the CRM</source>
        <translation>{outlook} dans Outlook = {crm} dans le CRM</translation>
    </message>
    <message>
        <source>Could be: {names}</source>
        <translation>Possibles&#xa0;: {names}</translation>
    </message>
    <message>
        <source>A new record with everything that can be taken over</source>
        <translation>Une nouvelle fiche avec tout ce qui peut être repris</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>La fiche entière</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}&#xa0;: {old} → {new}</translation>
    </message>
    <message>
        <source>it matches several records, or several match it</source>
        <translation>il correspond à plusieurs fiches, ou plusieurs lui correspondent</translation>
    </message>
    <message>
        <source>{reason} (score {score})</source>
        <translation>{reason} (score {score})</translation>
    </message>
    <message>
        <source>you chose to link them</source>
        <translation>vous avez choisi de les lier</translation>
    </message>
    <message>
        <source>the same mail address</source>
        <translation>la même adresse e-mail</translation>
    </message>
    <message>
        <source>the same name and phone number</source>
        <translation>les mêmes nom et numéro de téléphone</translation>
    </message>
    <message>
        <source>the same name and company</source>
        <translation>les mêmes nom et société</translation>
    </message>
    <message>
        <source>the same subject and due date</source>
        <translation>les mêmes objet et échéance</translation>
    </message>
    <message>
        <source>the very same meeting</source>
        <translation>exactement la même réunion</translation>
    </message>
    <message>
        <source>the same title and start</source>
        <translation>les mêmes titre et début</translation>
    </message>
    <message>
        <source>alike in everything</source>
        <translation>semblables en tout</translation>
    </message>
    <message>
        <source>Will be done</source>
        <translation>Sera fait</translation>
    </message>
    <message>
        <source>Accepted, not done yet</source>
        <translation>Accepté, pas encore fait</translation>
    </message>
    <message>
        <source>Will be done if you accept</source>
        <translation>Sera fait si vous acceptez</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Link with {name}</source>
        <translation>Lier à {name}</translation>
    </message>
    <message>
        <source>Skip: it gets no counterpart</source>
        <translation>Ignorer&#xa0;: reste sans homologue</translation>
    </message>
    <message>
        <source>Refused: it stays as it is</source>
        <translation>Refusé&#xa0;: reste tel quel</translation>
    </message>
    <message>
        <source>Not the same: create both</source>
        <translation>Distinctes&#xa0;: créer les deux</translation>
    </message>
    <message>
        <source>Create it on the other side</source>
        <translation>Créer de l’autre côté</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lier</translation>
    </message>
    <message>
        <source>{deed} in {side}</source>
        <translation>{deed} dans {side}</translation>
    </message>
    <message>
        <source>Keep what you decided</source>
        <translation>Garder vos décisions</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>nobody gets mail</source>
        <translation>personne ne reçoit d’e-mail</translation>
    </message>
    <message numerus="yes">
        <source>About %n request(s)</source>
        <translation>
            <numerusform>Environ %n requête</numerusform>
            <numerusform>Environ %n requêtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>environ %n minute</numerusform>
            <numerusform>environ %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make all %n change(s)</source>
        <translation>
            <numerusform>Effectuer %n modification</numerusform>
            <numerusform>Effectuer les %n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the calendar&apos;s server mails %n guest(s)</source>
        <translation>
            <numerusform>le serveur du calendrier écrit à %n invité</numerusform>
            <numerusform>le serveur du calendrier écrit à %n invités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody gets mail (%n guest(s) would, were it allowed)</source>
        <translation>
            <numerusform>personne ne reçoit d’e-mail (%n invité en recevrait si c’était permis)</numerusform>
            <numerusform>personne ne reçoit d’e-mail (%n invités en recevraient si c’était permis)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n contact(s) in {side}</source>
        <translation>
            <numerusform>créer %n contact dans {side}</numerusform>
            <numerusform>créer %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n task(s) in {side}</source>
        <translation>
            <numerusform>créer %n tâche dans {side}</numerusform>
            <numerusform>créer %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n meeting(s) in {side}</source>
        <translation>
            <numerusform>créer %n réunion dans {side}</numerusform>
            <numerusform>créer %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s) in {side}</source>
        <translation>
            <numerusform>modifier %n contact dans {side}</numerusform>
            <numerusform>modifier %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n task(s) in {side}</source>
        <translation>
            <numerusform>modifier %n tâche dans {side}</numerusform>
            <numerusform>modifier %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n meeting(s) in {side}</source>
        <translation>
            <numerusform>modifier %n réunion dans {side}</numerusform>
            <numerusform>modifier %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n contact dans {side}</numerusform>
            <numerusform>supprimer %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n task(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n tâche dans {side}</numerusform>
            <numerusform>supprimer %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n meeting(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n réunion dans {side}</numerusform>
            <numerusform>supprimer %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n photo(s) in {side}</source>
        <translation>
            <numerusform>changer %n photo dans {side}</numerusform>
            <numerusform>changer %n photos dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>link %n pair(s)</source>
        <translation>
            <numerusform>lier %n paire</numerusform>
            <numerusform>lier %n paires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne nouvelle</numerusform>
            <numerusform>%n lignes nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne modifiée</numerusform>
            <numerusform>%n lignes modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne disparue</numerusform>
            <numerusform>%n lignes disparues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Ce qu’il en advient</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Fait</translation>
    </message>
    <message>
        <source>✗ Not done</source>
        <translation>✗ Non fait</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Ce que ferait la synchronisation</translation>
    </message>
    <message>
        <source>Look aga&amp;in</source>
        <translation>E&amp;xaminer de nouveau</translation>
    </message>
    <message>
        <source>&amp;Export as CSV …</source>
        <translation>&amp;Exporter en CSV…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>Se &amp;connecter…</translation>
    </message>
    <message>
        <source>Show in Acti&amp;vity</source>
        <translation>Afficher dans Acti&amp;vité</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Refuse what is held …</source>
        <translation>&amp;Refuser ce qui attend…</translation>
    </message>
    <message>
        <source>The plan is not the one you saw: {difference}.</source>
        <translation>Le plan n’est pas celui que vous avez vu&#xa0;: {difference}.</translation>
    </message>
    <message>
        <source>The plan with your decisions: {difference}.</source>
        <translation>Le plan avec vos décisions&#xa0;: {difference}.</translation>
    </message>
    <message>
        <source>Meanwhile the plan changed: {difference}. Nothing of that was written.</source>
        <translation>Entre-temps, le plan a changé&#xa0;: {difference}. Rien de cela n’a été écrit.</translation>
    </message>
    <message numerus="yes">
        <source>Refuse the %n held change(s)?</source>
        <translation>
            <numerusform>Refuser %n modification en attente&#x202f;?</numerusform>
            <numerusform>Refuser les %n modifications en attente&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>What they would change stays as it is on both sides, also in later syncs.</source>
        <translation>Ce qu’elles changeraient reste tel quel des deux côtés, aussi lors des prochaines synchronisations.</translation>
    </message>
    <message>
        <source>Refuse them</source>
        <translation>Les refuser</translation>
    </message>
    <message>
        <source>Keep them waiting</source>
        <translation>Les laisser en attente</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Carrying out what you accepted …</source>
        <translation>Exécution de ce que vous avez accepté…</translation>
    </message>
    <message>
        <source>This is what became of it.</source>
        <translation>Voici ce qu’il en est advenu.</translation>
    </message>
    <message>
        <source>Nothing is written before you accept it.</source>
        <translation>Rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>If you accept: {deeds}.</source>
        <translation>Si vous acceptez&#xa0;: {deeds}.</translation>
    </message>
    <message>
        <source>There is no plan to show</source>
        <translation>Il n’y a pas de plan à afficher</translation>
    </message>
    <message>
        <source>See above why.</source>
        <translation>La raison est indiquée ci-dessus.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Il n’y a rien à écrire.</translation>
    </message>
    <message>
        <source>There is nothing to write yet. Start, and what changes from now on is synced.</source>
        <translation>Il n’y a encore rien à écrire. Démarrez, et ce qui change désormais sera synchronisé.</translation>
    </message>
    <message>
        <source>Both sides are in step</source>
        <translation>Les deux côtés sont à jour</translation>
    </message>
    <message>
        <source>Confirm the deletions first: no limit holds them, so the next sync makes them.</source>
        <translation>Confirmez d’abord les suppressions&#xa0;: aucune limite ne les retient, la prochaine synchronisation les effectue donc.</translation>
    </message>
    <message>
        <source>Look again: a sync ran meanwhile</source>
        <translation>Réexaminer&#xa0;: une synchronisation a eu lieu</translation>
    </message>
    <message numerus="yes">
        <source>Show the plan with your %n decision(s)</source>
        <translation>
            <numerusform>Afficher le plan avec votre %n décision</numerusform>
            <numerusform>Afficher le plan avec vos %n décisions</numerusform>
        </translation>
    </message>
    <message>
        <source>Start syncing</source>
        <translation>Démarrer la synchronisation</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Rien à écrire</translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation>Exporter l’aperçu</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>Close without your %n decision(s)?</source>
        <translation>
            <numerusform>Fermer sans votre %n décision&#x202f;?</numerusform>
            <numerusform>Fermer sans vos %n décisions&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept only if you accept the plan.</source>
        <translation>Elles ne sont conservées que si vous acceptez le plan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Go on deciding</source>
        <translation>Continuer à décider</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>crmsync sends data to your own accounts only. Here is what stays in Outlook.</source>
        <translation>crmsync n’envoie de données qu’à vos propres comptes. Voici ce qui reste dans Outlook.</translation>
    </message>
    <message>
        <source>&amp;Fields that never leave Outlook</source>
        <translation>Champs qui ne &amp;quittent jamais Outlook</translation>
    </message>
    <message>
        <source>They are not synced any more; what the CRM holds of them already stays there.</source>
        <translation>Ils ne sont plus synchronisés&#x202f;; ce que le CRM en contient déjà y reste.</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Sign in to {account} …</source>
        <translation>Se connecter à {account}…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Leave it out …</source>
        <translation>L’exclure…</translation>
    </message>
    <message numerus="yes">
        <source>{mapping}, tried %n time(s)</source>
        <translation>
            <numerusform>{mapping}, %n tentative</numerusform>
            <numerusform>{mapping}, %n tentatives</numerusform>
        </translation>
    </message>
    <message>
        <source>{tried}; by itself again after {moment}</source>
        <translation>{tried}&#x202f;; prochain essai automatique&#xa0;: {moment}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting for another crmsync to finish …</source>
        <translation>Attente de la fin d’un autre crmsync…</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{mapping}: {done} changed items read</source>
        <translation>{mapping}&#xa0;: {done} éléments modifiés lus</translation>
    </message>
    <message>
        <source>{mapping}: comparing both sides</source>
        <translation>{mapping}&#xa0;: comparaison des deux côtés</translation>
    </message>
    <message>
        <source>{mapping}: {done} of {total} changes written</source>
        <translation>{mapping}&#xa0;: {done} modifications sur {total} écrites</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Annulation en cours…</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Keep the sign-in</source>
        <translation>Conserver la connexion</translation>
    </message>
    <message>
        <source>Protect it with a &amp;passphrase</source>
        <translation>Protéger par une &amp;phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Keep nothing: sign in again at each start</source>
        <translation>&amp;Ne rien conserver&#xa0;: se reconnecter à chaque démarrage</translation>
    </message>
    <message>
        <source>This session has no keyring</source>
        <translation>Cette session n’a pas de trousseau de clés</translation>
    </message>
    <message>
        <source>Passwords are never written to the disk unprotected. How shall crmsync keep them?</source>
        <translation>Les mots de passe ne sont jamais écrits sur le disque sans protection. Comment crmsync doit-il les conserver&#x202f;?</translation>
    </message>
    <message>
        <source>You type it in at each start. Nobody can restore it.</source>
        <translation>Vous la saisissez à chaque démarrage. Personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Nothing is on the disk; until you have signed in, nothing is synced.</source>
        <translation>Rien n’est sur le disque&#x202f;; tant que vous n’êtes pas connecté, rien n’est synchronisé.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>Another server (CalDAV, CardDAV)</source>
        <translation>Un autre serveur (CalDAV, CardDAV)</translation>
    </message>
    <message>
        <source>Contacts and calendars. Apple does not let other programs reach reminders.</source>
        <translation>Contacts et calendriers. Apple ne laisse pas d’autres programmes accéder aux rappels.</translation>
    </message>
    <message>
        <source>Contacts only: Google&apos;s calendars and tasks take no password from programs, and crmsync cannot sign in to Google in the browser yet. Google may refuse app passwords in accounts of an organisation.</source>
        <translation>Contacts uniquement&#xa0;: les calendriers et les tâches de Google n’acceptent aucun mot de passe de programme, et crmsync ne sait pas encore se connecter à Google dans le navigateur. Google peut refuser les mots de passe d’application dans les comptes d’une organisation.</translation>
    </message>
    <message>
        <source>The calendar and contacts of Zoho Mail; Zoho CRM itself follows on the next page.</source>
        <translation>Le calendrier et les contacts de Zoho Mail&#x202f;; Zoho CRM lui-même suit à la page suivante.</translation>
    </message>
    <message>
        <source>The address is the one that you open in the browser.</source>
        <translation>L’adresse est celle que vous ouvrez dans le navigateur.</translation>
    </message>
    <message>
        <source>One that you make for crmsync there, not your usual one.</source>
        <translation>Un mot de passe que vous y créez pour crmsync, pas le mot de passe habituel.</translation>
    </message>
    <message>
        <source>If you sign in with two factors: one that you make for crmsync there.</source>
        <translation>Si vous vous connectez avec deux facteurs&#xa0;: un mot de passe que vous y créez pour crmsync.</translation>
    </message>
    <message>
        <source>The password of your mailbox.</source>
        <translation>Le mot de passe de votre boîte aux lettres.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it changed in {source}</source>
        <translation>cela a changé dans {source}</translation>
    </message>
    <message>
        <source>it changed on both sides and {source} wins</source>
        <translation>cela a changé des deux côtés et {source} l’emporte</translation>
    </message>
    <message>
        <source>it changed on both sides and the change in {source} is newer</source>
        <translation>cela a changé des deux côtés et la modification dans {source} est plus récente</translation>
    </message>
    <message>
        <source>you chose this value</source>
        <translation>vous avez choisi cette valeur</translation>
    </message>
    <message>
        <source>it was empty in {target}</source>
        <translation>le champ était vide dans {target}</translation>
    </message>
    <message>
        <source>the two records were matched and differ here; {source} wins</source>
        <translation>les deux fiches ont été rapprochées et diffèrent ici&#x202f;; {source} l’emporte</translation>
    </message>
    <message>
        <source>it is new in {source}</source>
        <translation>l’élément est nouveau dans {source}</translation>
    </message>
    <message>
        <source>it was deleted in {target} but edited in {source} since; an edit beats a deletion</source>
        <translation>l’élément a été supprimé dans {target}, mais modifié depuis dans {source}&#x202f;; une modification l’emporte sur une suppression</translation>
    </message>
    <message>
        <source>it was deleted in {source}</source>
        <translation>l’élément a été supprimé dans {source}</translation>
    </message>
    <message>
        <source>it no longer belongs to this mapping in {source}; the pair is no longer synced, nothing is deleted</source>
        <translation>l’élément ne relève plus de cette correspondance dans {source}&#x202f;; la paire n’est plus synchronisée, rien n’est supprimé</translation>
    </message>
    <message>
        <source>it belongs to this mapping again; the pair is synced again</source>
        <translation>l’élément relève de nouveau de cette correspondance&#x202f;; la paire est de nouveau synchronisée</translation>
    </message>
    <message>
        <source>it was deleted in {source}; this mapping does not pass deletions on to {target}</source>
        <translation>l’élément a été supprimé dans {source}&#x202f;; cette correspondance ne répercute pas les suppressions dans {target}</translation>
    </message>
    <message>
        <source>its counterpart is gone</source>
        <translation>son homologue n’existe plus</translation>
    </message>
    <message>
        <source>its record was merged into another one in {source}</source>
        <translation>sa fiche a été fusionnée avec une autre dans {source}</translation>
    </message>
    <message>
        <source>it undoes run {run}</source>
        <translation>cela annule l’exécution {run}</translation>
    </message>
    <message>
        <source>you refused this change</source>
        <translation>vous avez refusé cette modification</translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europe</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Inde</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australie</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japon</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Chine</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Arabie saoudite</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>A sync goes on; what you decide is noted as soon as it has ended.</source>
        <translation>Une synchronisation est en cours&#x202f;; vos décisions seront notées dès qu’elle sera terminée.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Conflicts, problems and changes that need your yes will be listed here.</source>
        <translation>Les conflits, les problèmes et les modifications qui demandent votre accord seront listés ici.</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>These changed on both sides since they were last in step. What loses is kept.</source>
        <translation>Ces champs ont changé des deux côtés depuis la dernière synchronisation. La valeur perdante est conservée.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>These could not be synced; everything else was.</source>
        <translation>Ces éléments n’ont pas pu être synchronisés&#x202f;; tout le reste l’a été.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Non repris</translation>
    </message>
    <message>
        <source>One side cannot hold these; the rest of each record is synced.</source>
        <translation>L’un des côtés ne peut pas contenir ces valeurs&#x202f;; le reste de chaque fiche est synchronisé.</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisés</translation>
    </message>
    <message>
        <source>These are on one side only and stay there, because you or the mapping said so.</source>
        <translation>Ces éléments ne sont que d’un côté et y restent, parce que vous ou la correspondance l’avez décidé.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for your yes</source>
        <translation>
            <numerusform>%n modification attend votre accord</numerusform>
            <numerusform>%n modifications attendent votre accord</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and &amp;decide …</source>
        <translation>Voir et &amp;décider…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) with more than one possible counterpart</source>
        <translation>
            <numerusform>%n fiche avec plusieurs homologues possibles</numerusform>
            <numerusform>%n fiches avec plusieurs homologues possibles</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose the right ones …</source>
        <translation>&amp;Choisir les bons…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) noted; the next sync carries them out.</source>
        <translation>
            <numerusform>%n décision notée&#x202f;; la prochaine synchronisation l’applique.</numerusform>
            <numerusform>%n décisions notées&#x202f;; la prochaine synchronisation les applique.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave “{record}” out?</source>
        <translation>Exclure «&#xa0;{record}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>It stays as it is on both sides and is not synced any more, until you take it in again.</source>
        <translation>L’élément reste tel quel des deux côtés et n’est plus synchronisé, jusqu’à ce que vous le repreniez.</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;L’exclure</translation>
    </message>
    <message>
        <source>&amp;Keep syncing it</source>
        <translation>&amp;Continuer à le synchroniser</translation>
    </message>
</context>
<context>
    <name>SampleSession</name>
    <message>
        <source>crmsync with sample data</source>
        <translation>crmsync avec des données fictives</translation>
    </message>
    <message>
        <source>Sample data: nothing here is yours, and it is gone when you close this.</source>
        <translation>Données fictives&#xa0;: rien ici n’est à vous, et tout disparaît quand vous fermez cette fenêtre.</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>When crmsync syncs by itself. To stop for a while, pause it in the tray or the overview.</source>
        <translation>Quand crmsync synchronise de lui-même. Pour l’arrêter un moment, mettez-le en pause dans la zone de notification ou la vue d’ensemble.</translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>What is synced</source>
        <translation>Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Looking what there is …</source>
        <translation>Recherche de ce qu’il y a…</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Ré&amp;essayer</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>En afficher %n de plus</numerusform>
            <numerusform>En afficher %n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>{field} stayed {old} in {side}, which did not take another value</source>
        <translation>{field}&#xa0;: {old} inchangé dans {side}, qui n’a pas accepté d’autre valeur</translation>
    </message>
    <message>
        <source>{field} is {outlook} in Outlook and {crm} in the CRM</source>
        <translation>{field}&#xa0;: {outlook} dans Outlook et {crm} dans le CRM</translation>
    </message>
    <message>
        <source>Created in {side}, because {why}</source>
        <translation>Création dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Deleted in {side}, because {why}</source>
        <translation>Suppression dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo changed in {side}, because {why}</source>
        <translation>Photo changée dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} changed in {side}: {old} → {new}, because {why}</source>
        <translation>{field} dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
    <message>
        <source>Would be created in {side}, because {why}</source>
        <translation>Serait créé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Would be deleted in {side}, because {why}</source>
        <translation>Serait supprimé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo would change in {side}, because {why}</source>
        <translation>La photo changerait dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} would change in {side}: {old} → {new}, because {why}</source>
        <translation>{field} changerait dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
</context>
<context>
    <name>SettingsChoice</name>
    <message>
        <source>Both ways</source>
        <translation>Dans les deux sens</translation>
    </message>
    <message>
        <source>Only to the CRM</source>
        <translation>Seulement vers le CRM</translation>
    </message>
    <message>
        <source>Only to Outlook</source>
        <translation>Seulement vers Outlook</translation>
    </message>
    <message>
        <source>The CRM wins</source>
        <translation>Le CRM l’emporte</translation>
    </message>
    <message>
        <source>Outlook wins</source>
        <translation>Outlook l’emporte</translation>
    </message>
    <message>
        <source>The newest wins</source>
        <translation>La plus récente l’emporte</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Me demander</translation>
    </message>
    <message>
        <source>What changes on one side is changed on the other.</source>
        <translation>Ce qui change d’un côté est changé de l’autre.</translation>
    </message>
    <message>
        <source>Outlook is never written. What is edited in the CRM stays there until that field is edited in Outlook.</source>
        <translation>Rien n’est jamais écrit dans Outlook. Ce qui est modifié dans le CRM y reste jusqu’à ce que ce champ soit modifié dans Outlook.</translation>
    </message>
    <message>
        <source>The CRM is never written. What is edited in Outlook stays there until that field is edited in the CRM.</source>
        <translation>Rien n’est jamais écrit dans le CRM. Ce qui est modifié dans Outlook y reste jusqu’à ce que ce champ soit modifié dans le CRM.</translation>
    </message>
    <message>
        <source>The CRM&apos;s value is taken. Outlook&apos;s is kept and can be restored.</source>
        <translation>La valeur du CRM est prise. Celle d’Outlook est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>Outlook&apos;s value is taken. The CRM&apos;s is kept and can be restored.</source>
        <translation>La valeur d’Outlook est prise. Celle du CRM est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>The later edit is taken. The other value is kept and can be restored.</source>
        <translation>La modification la plus récente est prise. L’autre valeur est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>Both values stay where they are until you decide, under Review.</source>
        <translation>Les deux valeurs restent en place jusqu’à votre décision, sous «&#xa0;À examiner&#xa0;».</translation>
    </message>
    <message>
        <source>Pass on both ways</source>
        <translation>Répercuter dans les deux sens</translation>
    </message>
    <message>
        <source>Pass on to the CRM only</source>
        <translation>Répercuter seulement dans le CRM</translation>
    </message>
    <message>
        <source>Pass on to Outlook only</source>
        <translation>Répercuter seulement dans Outlook</translation>
    </message>
    <message>
        <source>Do not pass on</source>
        <translation>Ne pas répercuter</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Les miennes</translation>
    </message>
    <message>
        <source>All that I may see</source>
        <translation>Toutes celles que je peux voir</translation>
    </message>
    <message>
        <source>Those of a saved view</source>
        <translation>Celles d’une vue enregistrée</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>What I must decide</source>
        <translation>Ce que je dois décider</translation>
    </message>
    <message>
        <source>Only what does not work</source>
        <translation>Seulement ce qui ne fonctionne pas</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Also what every sync changed.</source>
        <translation>Aussi ce que chaque synchronisation a modifié.</translation>
    </message>
    <message>
        <source>Conflicts, problems and held changes, and whatever does not work.</source>
        <translation>Les conflits, les problèmes, les modifications en attente et tout ce qui ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Missing sign-ins and syncs that fail.</source>
        <translation>Les connexions manquantes et les synchronisations qui échouent.</translation>
    </message>
    <message>
        <source>The tray icon and the main window still show everything.</source>
        <translation>L’icône de notification et la fenêtre principale montrent toujours tout.</translation>
    </message>
    <message>
        <source>United States (zoho.com)</source>
        <translation>États-Unis (zoho.com)</translation>
    </message>
    <message>
        <source>Europe (zoho.eu)</source>
        <translation>Europe (zoho.eu)</translation>
    </message>
    <message>
        <source>India (zoho.in)</source>
        <translation>Inde (zoho.in)</translation>
    </message>
    <message>
        <source>Australia (zoho.com.au)</source>
        <translation>Australie (zoho.com.au)</translation>
    </message>
    <message>
        <source>Japan (zoho.jp)</source>
        <translation>Japon (zoho.jp)</translation>
    </message>
    <message>
        <source>China (zoho.com.cn)</source>
        <translation>Chine (zoho.com.cn)</translation>
    </message>
    <message>
        <source>Canada (zohocloud.ca)</source>
        <translation>Canada (zohocloud.ca)</translation>
    </message>
    <message>
        <source>Saudi Arabia (zoho.sa)</source>
        <translation>Arabie saoudite (zoho.sa)</translation>
    </message>
    <message>
        <source>The computer&apos;s own</source>
        <translation>Celle de l’ordinateur</translation>
    </message>
    <message>
        <source>Everything that is done</source>
        <translation>Tout ce qui est fait</translation>
    </message>
    <message>
        <source>Only what goes wrong</source>
        <translation>Seulement ce qui échoue</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>D&amp;irection</source>
        <translation>S&amp;ens</translation>
    </message>
    <message>
        <source>De&amp;letions</source>
        <translation>Su&amp;ppressions</translation>
    </message>
    <message>
        <source>R&amp;ecords of the CRM</source>
        <translation>Fic&amp;hes du CRM</translation>
    </message>
    <message>
        <source>&amp;Name of the view</source>
        <translation>Nom de la &amp;vue</translation>
    </message>
    <message>
        <source>Create missing com&amp;panies</source>
        <translation>Créer les &amp;sociétés manquantes</translation>
    </message>
    <message>
        <source>A company that the CRM lacks is created there. Otherwise it is listed as left out.</source>
        <translation>Une société absente du CRM y est créée. Sinon, elle figure parmi les éléments non repris.</translation>
    </message>
    <message>
        <source>Days &amp;back</source>
        <translation>Jo&amp;urs passés</translation>
    </message>
    <message>
        <source>Da&amp;ys ahead</source>
        <translation>Jours à ven&amp;ir</translation>
    </message>
    <message>
        <source>What is older or later is left alone.</source>
        <translation>Ce qui est plus ancien ou plus lointain n’est pas touché.</translation>
    </message>
    <message>
        <source>&amp;Guests may be mailed</source>
        <translation>Autoriser les e-mai&amp;ls aux invités</translation>
    </message>
    <message>
        <source>Invitations, updates and cancellations go out when you edit a meeting in the CRM. Never for past meetings or at a first sync.</source>
        <translation>Invitations, mises à jour et annulations partent quand vous modifiez une réunion dans le CRM. Jamais pour des réunions passées ni lors d’une première synchronisation.</translation>
    </message>
    <message>
        <source>&amp;When both sides changed</source>
        <translation>&amp;Quand les deux côtés ont changé</translation>
    </message>
    <message>
        <source>Sync &amp;private items, too</source>
        <translation>Synchroniser aussi les éléments &amp;privés</translation>
    </message>
    <message>
        <source>Items that are marked as private or confidential in Outlook. Otherwise they stay there.</source>
        <translation>Les éléments marqués comme privés ou confidentiels dans Outlook. Sinon, ils y restent.</translation>
    </message>
    <message>
        <source>&amp;Deletions</source>
        <translation>&amp;Suppressions</translation>
    </message>
    <message>
        <source>Deletions, in &amp;percent</source>
        <translation>Suppressions, en &amp;pourcentage</translation>
    </message>
    <message>
        <source>Chan&amp;ges</source>
        <translation>Modi&amp;fications</translation>
    </message>
    <message>
        <source>Changes, in pe&amp;rcent</source>
        <translation>Modifications, en pourcenta&amp;ge</translation>
    </message>
    <message>
        <source>A sync that would do more than both of the two on one side waits for your yes.</source>
        <translation>Une synchronisation qui dépasserait les deux valeurs d’un côté attend votre accord.</translation>
    </message>
    <message>
        <source>Da&amp;ys without an answer</source>
        <translation>Jours sans répo&amp;nse</translation>
    </message>
    <message>
        <source>Held changes that nobody answered are made after so many days; 0: never. Deletions always wait for you.</source>
        <translation>Les modifications en attente restées sans réponse sont effectuées après ce nombre de jours&#x202f;; 0&#xa0;: jamais. Les suppressions vous attendent toujours.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Ser&amp;veur</translation>
    </message>
    <message>
        <source>&amp;Calendar server</source>
        <translation>Serveur de ca&amp;lendrier</translation>
    </message>
    <message>
        <source>Only where it is not the same.</source>
        <translation>Seulement s’il n’est pas le même.</translation>
    </message>
    <message>
        <source>Address &amp;book server</source>
        <translation>Serveur de carnet d’ad&amp;resses</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>&amp;Base de données</translation>
    </message>
    <message>
        <source>Data c&amp;entre</source>
        <translation>C&amp;entre de données</translation>
    </message>
    <message>
        <source>Own OAuth c&amp;lient</source>
        <translation>Client &amp;OAuth propre</translation>
    </message>
    <message>
        <source>Only if you registered one; its secret is given at the sign-in.</source>
        <translation>Seulement si vous en avez enregistré un&#x202f;; son secret est donné à la connexion.</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>Without one here, the system&apos;s is taken.</source>
        <translation>Sans indication, celui du système est utilisé.</translation>
    </message>
    <message>
        <source>Own certi&amp;ficates</source>
        <translation>Cer&amp;tificats propres</translation>
    </message>
    <message>
        <source>A PEM file of further certificate authorities to trust.</source>
        <translation>Un fichier PEM d’autres autorités de certification dignes de confiance.</translation>
    </message>
    <message>
        <source>Re&amp;quests at once</source>
        <translation>Re&amp;quêtes simultanées</translation>
    </message>
    <message>
        <source>0: what suits the service.</source>
        <translation>0&#xa0;: ce qui convient au service.</translation>
    </message>
    <message>
        <source>Allo&amp;w unprotected addresses (http://)</source>
        <translation>A&amp;utoriser les adresses non protégées (http://)</translation>
    </message>
    <message>
        <source>Anyone on the way can read everything then, your password included.</source>
        <translation>Toute personne sur le trajet peut alors tout lire, votre mot de passe compris.</translation>
    </message>
    <message>
        <source>&amp;Sync by itself</source>
        <translation>&amp;Synchroniser automatiquement</translation>
    </message>
    <message>
        <source>Otherwise only when you say so.</source>
        <translation>Sinon, seulement à votre demande.</translation>
    </message>
    <message>
        <source>Minutes &amp;between syncs</source>
        <translation>&amp;Minutes entre deux synchronisations</translation>
    </message>
    <message>
        <source>Also when the computer &amp;wakes up</source>
        <translation>Aussi au &amp;réveil de l’ordinateur</translation>
    </message>
    <message>
        <source>Also on &amp;metered networks</source>
        <translation>Aussi sur les connexions &amp;limitées</translation>
    </message>
    <message>
        <source>Those that are paid by volume, as a telephone&apos;s.</source>
        <translation>Celles facturées au volume, comme celle d’un téléphone.</translation>
    </message>
    <message>
        <source>Te&amp;ll me</source>
        <translation>Me sig&amp;naler</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Start with the computer</source>
        <translation>Démarrer avec le s&amp;ystème</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Passwords and tokens are never in it.</source>
        <translation>Il ne contient jamais de mots de passe ni de jetons.</translation>
    </message>
    <message>
        <source>Days of &amp;history</source>
        <translation>Jours d’&amp;historique</translation>
    </message>
    <message>
        <source>What is older is forgotten once a day, and cannot be undone any more.</source>
        <translation>Ce qui est plus ancien est oublié une fois par jour et ne peut plus être annulé.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Outlook</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>the CRM</source>
        <translation>le CRM</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The server does not accept this user name and password. It wants an app-specific password, not your usual one.</source>
        <translation>Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Il demande un mot de passe d’application, pas votre mot de passe habituel.</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; with two-factor sign-in an app-specific password is needed.</source>
        <translation>Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Vérifiez les deux&#x202f;; avec l’authentification à deux facteurs, il faut un mot de passe d’application.</translation>
    </message>
    <message>
        <source>There is no answer. Check the address and your network connection.
{details}</source>
        <translation>Pas de réponse. Vérifiez l’adresse et votre connexion réseau.
{details}</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so the password was not sent. If your organisation has its own certificate authority, give its file; otherwise ask whoever runs the server.
{details}</source>
        <translation>Le certificat du serveur n’est pas digne de confiance&#x202f;; le mot de passe n’a donc pas été envoyé. Si votre organisation a sa propre autorité de certification, indiquez son fichier&#x202f;; sinon, adressez-vous au responsable du serveur.
{details}</translation>
    </message>
    <message>
        <source>There is no calendar and no address book at this address.
{details}</source>
        <translation>Il n’y a ni calendrier ni carnet d’adresses à cette adresse.
{details}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Se connecter à {account}</translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation>Se co&amp;nnecter</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in step for a long time</source>
        <translation>Plus à jour depuis longtemps</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Pas de réseau</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Pas encore configuré</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused until {moment}</source>
        <translation>En pause jusqu’à&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not everything was in step yet</source>
        <translation>Tout n’a pas encore été synchronisé</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Syncs again: {moment}</source>
        <translation>Prochaine synchronisation&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Nothing is set up to be synced yet.</source>
        <translation>Rien n’est encore configuré pour être synchronisé.</translation>
    </message>
    <message>
        <source>It syncs only when you say so.</source>
        <translation>La synchronisation n’a lieu qu’à votre demande.</translation>
    </message>
    <message>
        <source>It syncs again as soon as there is a network.</source>
        <translation>La synchronisation reprendra dès que le réseau sera disponible.</translation>
    </message>
    <message>
        <source>It waits for a network that is not paid by volume.</source>
        <translation>En attente d’un réseau dont le volume n’est pas facturé.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Ready for the preview</source>
        <translation>Prêt pour l’aperçu</translation>
    </message>
    <message>
        <source>&amp;Show the preview</source>
        <translation>&amp;Afficher l’aperçu</translation>
    </message>
    <message>
        <source>{mailbox} and {crm}</source>
        <translation>{mailbox} et {crm}</translation>
    </message>
    <message>
        <source>What you chose</source>
        <translation>Vos choix</translation>
    </message>
    <message>
        <source>Next, crmsync reads both sides and shows everything that it would do. Nothing is written in your mailbox or in your CRM before you have accepted it there. All of this can be changed later in the settings.</source>
        <translation>Ensuite, crmsync lit les deux côtés et montre tout ce qu’il ferait. Rien n’est écrit dans votre boîte aux lettres ni dans votre CRM avant que vous ne l’ayez accepté. Tout cela peut être changé plus tard dans les paramètres.</translation>
    </message>
    <message>
        <source>{kind}: “{folder}” with “{module}” of the CRM</source>
        <translation>{kind}&#xa0;: «&#xa0;{folder}&#xa0;» avec «&#xa0;{module}&#xa0;» du CRM</translation>
    </message>
    <message>
        <source>{kind}: “{folder}”, category {categories}, with “{module}” of the CRM</source>
        <translation>{kind}&#xa0;: «&#xa0;{folder}&#xa0;», catégorie {categories}, avec «&#xa0;{module}&#xa0;» du CRM</translation>
    </message>
    <message>
        <source>When both sides changed the same, the CRM wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, le CRM l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, Outlook wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, Outlook l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, the newest change wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, la modification la plus récente l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, you are asked.</source>
        <translation>Quand les deux côtés ont changé la même chose, la question vous est posée.</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>S&amp;top syncing</source>
        <translation>&amp;Arrêter la synchronisation</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>Ac&amp;tivité</translation>
    </message>
    <message>
        <source>&amp;Open the CRM in the browser</source>
        <translation>&amp;Ouvrir le CRM dans le navigateur</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>S&amp;ettings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Quit crmsync</source>
        <translation>&amp;Quitter crmsync</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s) …</source>
        <translation>
            <numerusform>&amp;Examiner %n modification…</numerusform>
            <numerusform>&amp;Examiner %n modifications…</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Examiner</translation>
    </message>
    <message>
        <source>S&amp;ign in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo</source>
        <translation>Annuler des modifications</translation>
    </message>
    <message>
        <source>&amp;These are put back:</source>
        <translation>Seront ré&amp;tablis&#xa0;:</translation>
    </message>
    <message>
        <source>Th&amp;ese stay as they are:</source>
        <translation>Resteront &amp;inchangés&#xa0;:</translation>
    </message>
    <message>
        <source>There is nothing that can be put back.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s) of meetings will be told by mail.</source>
        <translation>
            <numerusform>%n invité de réunion sera averti par e-mail.</numerusform>
            <numerusform>%n invités de réunions seront avertis par e-mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put %n record(s) back</source>
        <translation>
            <numerusform>&amp;Rétablir %n fiche</numerusform>
            <numerusform>&amp;Rétablir %n fiches</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave everything as it is</source>
        <translation>&amp;Laisser tout en l’état</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Put “{field}” of {record} back as it was before run {run}?</source>
        <translation>Rétablir «&#xa0;{field}&#xa0;» de {record} comme avant l’exécution {run}&#x202f;?</translation>
    </message>
    <message>
        <source>Undo what run {run} did to {record}?</source>
        <translation>Annuler ce que l’exécution {run} a fait à {record}&#x202f;?</translation>
    </message>
    <message>
        <source>Undo run {run}?</source>
        <translation>Annuler l’exécution {run}&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>You stopped it; nothing was undone.</source>
        <translation>Vous l’avez arrêtée&#x202f;; rien n’a été annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) put back by run {run}.</source>
        <translation>
            <numerusform>%n fiche rétablie par l’exécution {run}.</numerusform>
            <numerusform>%n fiches rétablies par l’exécution {run}.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was put back so far stays.</source>
        <translation>Vous l’avez arrêtée&#x202f;; ce qui est déjà rétabli le reste.</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>une photo</translation>
    </message>
    <message>
        <source>{guest} ({answer})</source>
        <translation>{guest} ({answer})</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n jour avant</numerusform>
            <numerusform>%n jours avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n heure avant</numerusform>
            <numerusform>%n heures avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minute avant</numerusform>
            <numerusform>%n minutes avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n exclue</numerusform>
            <numerusform>%n exclues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n modifiée</numerusform>
            <numerusform>%n modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>not started</source>
        <translation>non commencée</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>différée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>la plus haute</translation>
    </message>
    <message>
        <source>high</source>
        <translation>haute</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>low</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>la plus basse</translation>
    </message>
    <message>
        <source>public</source>
        <translation>public</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privé</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidentiel</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>provisoire</translation>
    </message>
</context>
<context>
    <name>ValueInput</name>
    <message>
        <source>This is not a value for “{field}”.</source>
        <translation>Ce n’est pas une valeur pour «&#xa0;{field}&#xa0;».</translation>
    </message>
    <message>
        <source>A date like 2026-01-31.</source>
        <translation>Une date comme 2026-01-31.</translation>
    </message>
    <message>
        <source>A date like 2026-01-31, or a time like 2026-01-31 09:30.</source>
        <translation>Une date comme 2026-01-31, ou une heure comme 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>A number from 0 to 100.</source>
        <translation>Un nombre de 0 à 100.</translation>
    </message>
    <message>
        <source>A span like “15 minutes”, or a time like 2026-01-31 09:30.</source>
        <translation>Une durée comme «&#xa0;15 minutes&#xa0;», ou une heure comme 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>A rule like FREQ=WEEKLY;BYDAY=MO.</source>
        <translation>Une règle comme FREQ=WEEKLY;BYDAY=MO.</translation>
    </message>
    <message>
        <source>Names with commas between them.</source>
        <translation>Des noms séparés par des virgules.</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>{label}: {value}, change</source>
        <translation>{label}&#xa0;: {value}, modifier</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to crmsync</source>
        <translation>Bienvenue dans crmsync</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>crmsync keeps the contacts, tasks and meetings of your mailbox and of your CRM in step, in both directions. Everything runs on this computer; nothing goes to anybody else.</source>
        <translation>crmsync garde synchronisés, dans les deux sens, les contacts, les tâches et les réunions de votre boîte aux lettres et de votre CRM. Tout se passe sur cet ordinateur&#x202f;; rien n’est transmis à des tiers.</translation>
    </message>
    <message>
        <source>1. Sign in to your mailbox and to your CRM.</source>
        <translation>1. Connectez-vous à votre boîte aux lettres et à votre CRM.</translation>
    </message>
    <message>
        <source>2. Choose what is synced.</source>
        <translation>2. Choisissez ce qui est synchronisé.</translation>
    </message>
    <message>
        <source>3. See what would happen. Nothing is written before you have accepted it.</source>
        <translation>3. Voyez ce qui se passerait. Rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>Juste pour voir&#x202f;?</translation>
    </message>
    <message>
        <source>Two small services with invented people start on this computer. Your own data is not touched, and all of it is gone when you close the window.</source>
        <translation>Deux petits services avec des personnes inventées démarrent sur cet ordinateur. Vos propres données ne sont pas touchées, et tout disparaît quand vous fermez la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <translation>&amp;Essayer avec des données fictives</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>yesterday {time}</source>
        <translation>hier {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>demain {time}</translation>
    </message>
</context>
<context>
    <name>ZohoPart</name>
    <message>
        <source>Your browser asks whether crmsync may use Zoho CRM. Agree there.</source>
        <translation>Votre navigateur demande si crmsync peut utiliser Zoho CRM. Acceptez-y.</translation>
    </message>
    <message>
        <source>Waiting until you have agreed; after that it may take half a minute.</source>
        <translation>En attente de votre accord&#x202f;; ensuite, cela peut prendre une demi-minute.</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Server-based applications”, give it the redirect address {address}, and copy its two texts into here.</source>
        <translation>Une seule fois, dans la console API de Zoho&#xa0;: créez un client du type «&#xa0;Server-based applications&#xa0;», donnez-lui l’adresse de redirection {address} et copiez ses deux textes ici.</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Non-browser applications”, and copy its two texts into here. You then type a code in on any device.</source>
        <translation>Une seule fois, dans la console API de Zoho&#xa0;: créez un client du type «&#xa0;Non-browser applications&#xa0;» et copiez ses deux textes ici. Vous saisissez ensuite un code sur un appareil quelconque.</translation>
    </message>
    <message>
        <source>In Zoho&apos;s API console: open “Self Client”, generate a code with the scopes that the button copies, and copy everything into here before the code expires.</source>
        <translation>Dans la console API de Zoho&#xa0;: ouvrez «&#xa0;Self Client&#xa0;», générez un code avec les portées que le bouton copie, et copiez tout ici avant que le code n’expire.</translation>
    </message>
    <message>
        <source>For those who have one already, with the scopes that the button copies, and the client that it was made with.</source>
        <translation>Pour ceux qui en ont déjà un, avec les portées que le bouton copie, et le client avec lequel il a été créé.</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation>Avec un code, sur n’importe quel appareil</translation>
    </message>
    <message>
        <source>With a code of the self client</source>
        <translation>Avec un code du «&#xa0;Self Client&#xa0;»</translation>
    </message>
    <message>
        <source>With a refresh token</source>
        <translation>Avec un jeton d’actualisation</translation>
    </message>
    <message>
        <source>Data cent&amp;re</source>
        <translation>Centre de &amp;données</translation>
    </message>
    <message>
        <source>As in your CRM&apos;s address: crm.zoho.eu is Europe.</source>
        <translation>Comme dans l’adresse de votre CRM&#xa0;: crm.zoho.eu, c’est l’Europe.</translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation>&amp;Mode de connexion</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>&amp;ID client</translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation>Secret c&amp;lient</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>Re&amp;fresh token</source>
        <translation>&amp;Jeton d’actualisation</translation>
    </message>
    <message>
        <source>Open the &amp;API console …</source>
        <translation>O&amp;uvrir la console API…</translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation>&amp;Copier l’adresse de redirection</translation>
    </message>
    <message>
        <source>Cop&amp;y the scopes</source>
        <translation>Copier les porté&amp;es</translation>
    </message>
    <message>
        <source>Copy the &amp;link, for another browser</source>
        <translation>Copier le lien, pour un autre navi&amp;gateur</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>&amp;Arrêter l’attente</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
