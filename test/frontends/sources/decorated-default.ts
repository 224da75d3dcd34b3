@Injectable() export default class Service { @Get() all(@Req() req: Request) { return req.user } }
